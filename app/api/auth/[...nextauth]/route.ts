import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { accountHandler } from '@/lib/server/account-handler'
import { getAuthOptions } from '@/lib/server/auth-options'
import { getEnvironment } from '@/lib/server/env'
import { isSecure } from '@/lib/server/request-guard'
import { answerWayBack } from '@/lib/server/single-sign-on/answer-way-back'

type Context = { readonly params: Promise<{ nextauth: string[] }> }

/** Signing in has a handler of its own, which counts attempts; what it hands on does not come by this way. */
const SIGNS_IN = /^(callback|signin)(\/|$)/
/** Where the provider of single sign-on sends people back to. */
const WAY_BACK = 'callback/oidc'

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params
  const { singleSignOn } = getEnvironment()
  if (singleSignOn !== null && request.method === 'GET' && nextauth.join('/') === WAY_BACK)
    return accountHandler((asked) => answerWayBack(asked, singleSignOn))(request)
  if (SIGNS_IN.test(nextauth.join('/'))) return new Response(null, { status: 404 })
  // The library fails on a body that says it is JSON and is not; our own pages send forms.
  if (request.method === 'POST' && !isForm(request)) return new Response(null, { status: 415 })
  return NextAuth(request, context, getAuthOptions(isSecure(request.headers)))
}

function isForm(request: NextRequest): boolean {
  return request.headers.get('content-type')?.split(';')[0]?.trim() === 'application/x-www-form-urlencoded'
}

export { handle as GET, handle as POST }
