import 'server-only'

const FORM_TYPE = 'application/x-www-form-urlencoded'

/** Whether a form was sent by one of our own pages; every handler that changes something asks this first. */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  if (origin === null || origin === 'null') return site === 'same-origin'
  return getHosts(request.headers).includes(hostOf(origin))
}

/** Whether the browser reached us over TLS, here or at the proxy in front. */
export function isSecure(headers: Headers): boolean {
  return headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https'
}

/** The answer to a form that none of our pages sent. */
export function refuseForeignForm(): Response {
  return new Response('This form was not sent from a page of Fair Trial. Go back, reload the page and try again.', {
    status: 403,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}

/** Reads a form of up to `maxBytes`; `null` when it is larger or not a form. Never reads on past the limit. */
export async function readForm(request: Request, maxBytes: number): Promise<URLSearchParams | null> {
  if (request.headers.get('content-type')?.split(';')[0]?.trim() !== FORM_TYPE || !request.body) return null
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength
    if (size > maxBytes) return cancel(reader)
    chunks.push(part.value)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}

async function cancel(reader: ReadableStreamDefaultReader): Promise<null> {
  await reader.cancel()
  return null
}

/** Sends the browser on with a path only, so that it stays on the host and port it came to. */
export function redirectTo(path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ Location: path, 'Cache-Control': 'no-store' })
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  return new Response(null, { status: 303, headers })
}

function getHosts(headers: Headers): (string | null)[] {
  return [headers.get('host'), headers.get('x-forwarded-host')].filter((host) => host !== null)
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
