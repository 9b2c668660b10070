/** The page that runs in the browser alone. */
const WITHOUT_ACCOUNT = '/without-account'

type Asked = { readonly path: string; readonly nonce: string; readonly isDevelopment: boolean }

/**
 * What a page may load, run and send. Scripts run by the nonce of this one answer, or because such a script loads them; the
 * page that needs no account sends nothing at all, once its own files are loaded. While developing, Next evaluates code,
 * adds styles and talks to the page.
 */
export function toContentSecurityPolicy({ path, nonce, isDevelopment }: Asked): string {
  const sendsNothing = path === WITHOUT_ACCOUNT && !isDevelopment
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", ...(isDevelopment ? ["'unsafe-inline'"] : [`'nonce-${nonce}'`])],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': [sendsNothing ? "'none'" : "'self'"],
    'form-action': [sendsNothing ? "'none'" : "'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
