import { type NextRequest, NextResponse } from 'next/server'
import { PATH_HEADER } from '@/lib/server/path-header'

/** Sets headers and nothing else: who may see what is asked by every page and handler. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers)
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Cache-Control', 'no-store')
  return response
}

// Next keeps the first 10 MB of every body that passes through here and drops the rest, so uploads do not pass.
export const config = { matcher: ['/((?!_next/static/|favicon\\.ico$|icon\\.svg$|api/cases/import$).*)'] }
