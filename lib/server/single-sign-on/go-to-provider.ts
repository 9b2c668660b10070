import 'server-only'
import { findWayToProvider } from './ask-provider'
import type { SingleSignOn } from './parse-single-sign-on'
import { keepStart, type SignOnStart } from './sign-on-starts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Sends a browser to the provider; `null` where the provider does not answer. */
export async function goToProvider(
  request: Request,
  provider: SingleSignOn,
  start: SignOnStart,
): Promise<Response | null> {
  const way = await findWayToProvider(request, provider)
  if (way === null) return null
  await keepStart(way.state, start, new Date())
  return toPageThatGoesOn(way.url, provider.name, way.cookies)
}

// A page that leads on by itself, since forms of ours may lead to our own pages only, and redirects count as the form.
function toPageThatGoesOn(url: string, name: string, cookies: readonly string[]): Response {
  const headers = new Headers({
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    Refresh: `0; url=${url}`,
  })
  for (const cookie of cookies) headers.append('Set-Cookie', cookie)
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Sign in with ${toHtml(name)}</title>
<p><a href="${toHtml(url)}">Go on to ${toHtml(name)}</a></p>
</html>
`
  return new Response(page, { headers })
}

function toHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
}
