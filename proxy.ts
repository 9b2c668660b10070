import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { toContentSecurityPolicy } from '@/lib/server/content-security-policy'
import { isDeveloping } from '@/lib/server/env'
import { PATH_HEADER } from '@/lib/server/path-header'
import { isSecure } from '@/lib/server/request-guard'

const POLICY_HEADER = 'Content-Security-Policy'
const YEAR_SECONDS = 31_536_000

/** Sets headers and nothing else: who may see what is asked by every page and handler. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const policy = toContentSecurityPolicy({
    path: pathname,
    nonce: randomBytes(16).toString('base64'),
    isDevelopment: isDeveloping(),
  })
  const headers = new Headers(request.headers)
  headers.set(PATH_HEADER, `${pathname}${search}`)
  // From this Next takes the nonce for the scripts of the page.
  headers.set(POLICY_HEADER, policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set(POLICY_HEADER, policy)
  response.headers.set('Cache-Control', 'no-store')
  if (isSecure(request.headers)) {
    response.headers.set('Strict-Transport-Security', `max-age=${YEAR_SECONDS}; includeSubDomains`)
    // Then browsers say by Sec-Fetch-Site where a form comes from; over plain HTTP only `Origin` does, which this would hide.
    response.headers.set('Referrer-Policy', 'no-referrer')
  }
  return response
}

// Next keeps the first 10 MB of every body that passes through here and drops the rest, so uploads do not pass.
export const config = { matcher: ['/((?!_next/static/|favicon\\.ico$|icon\\.svg$|api/cases/import$).*)'] }
