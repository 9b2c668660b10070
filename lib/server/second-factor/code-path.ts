/** What the page that asks for a code says and shows. */
type Asked = { readonly wrong?: boolean; readonly recovery?: boolean }

/** The page that asks for the code, with where to go on to. */
export function toCodePath(returnPath: string, { wrong = false, recovery = false }: Asked = {}): string {
  const query = new URLSearchParams()
  if (returnPath !== '/') query.set('next', returnPath)
  if (recovery) query.set('with', 'recovery')
  if (wrong) query.set('notice', 'wrong')
  return query.size === 0 ? '/sign-in/code' : `/sign-in/code?${query}`
}
