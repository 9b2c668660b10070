/** The address that a click leads to in this window, on another page of this site; `null` where it stays, or downloads. */
export function getNextPage(event: MouseEvent): URL | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || link.href === '' || link.hasAttribute('download') || link.target !== '') return null
  const next = new URL(link.href)
  const { origin, pathname, search } = window.location
  if (next.origin !== origin) return null
  return next.pathname === pathname && next.search === search ? null : next
}
