import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { getAuthOptions } from '@/lib/server/auth-options'
import { isSecure } from '@/lib/server/request-guard'

type Context = { readonly params: Promise<{ nextauth: string[] }> }

function handle(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, getAuthOptions(isSecure(request.headers)))
}

export { handle as GET, handle as POST }
