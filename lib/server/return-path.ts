const NOWHERE = 'http://nowhere.invalid'
const NOT_PAGES_TO_RETURN_TO = /^\/(api|sign-in|welcome|_next)(\/|$)/

/** The path to go on to after signing in: one of our pages, never another site; the start when in doubt. */
export function toReturnPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/') || wanted.length > 2000 || !URL.canParse(wanted, NOWHERE)) return '/'
  const url = new URL(wanted, NOWHERE)
  if (url.origin !== NOWHERE || url.pathname.startsWith('//') || NOT_PAGES_TO_RETURN_TO.test(url.pathname)) return '/'
  return `${url.pathname}${url.search}`
}
