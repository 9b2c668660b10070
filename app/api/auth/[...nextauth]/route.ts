import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { getAuthOptions } from '@/lib/server/auth-options'
import { isSecure } from '@/lib/server/request-guard'

type Context = { readonly params: Promise<{ nextauth: string[] }> }

/** Signing in has a handler of its own, which counts attempts; what it hands on does not come by this way. */
const SIGNS_IN = /^(callback|signin)(\/|$)/

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  if (SIGNS_IN.test(nextauth.join('/'))) return new Response(null, { status: 404 })
  return NextAuth(request, context, getAuthOptions(isSecure(request.headers)))
}

export { handle as GET, handle as POST }
