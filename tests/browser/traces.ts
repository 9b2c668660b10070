import type { BrowserContext, Page } from '@playwright/test'

/** Whether a text holds a mark, as it stands or packed as cookies are. */
export function holdsMark(text: string, marks: readonly string[]): boolean {
  const unpacked = text.split(/[.;=%]/).map((part) => Buffer.from(part, 'base64url').toString('latin1'))
  return [text, decodeURIComponent(text.replace(/%(?![\dA-F]{2})/gi, '%25')), ...unpacked].some((form) =>
    marks.some((mark) => form.toLowerCase().includes(mark.toLowerCase())),
  )
}

/** Where the browser was, and where its pages lead. */
export type Trace = { readonly addresses: string[]; readonly links: string[] }

/** Every address that the browser asked for, stood at or was sent on from, also after "#". */
export function listen(context: BrowserContext): Trace {
  const trace: Trace = { addresses: [], links: [] }
  context.on('request', (request) => {
    trace.addresses.push(request.url())
    const { referer } = request.headers()
    if (referer !== undefined) trace.addresses.push(referer)
  })
  context.on('page', (page) => page.on('framenavigated', (frame) => trace.addresses.push(frame.url())))
  return trace
}

/** What the browser keeps for this site: cookies, both storages, databases and caches. */
export async function listKept(page: Page): Promise<string[]> {
  const cookies = await page.context().cookies()
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const cached: string[] = []
    for (const name of await caches.keys()) {
      const requests = await (await caches.open(name)).keys()
      cached.push(name, ...requests.map(({ url }) => url))
    }
    return [
      ...Object.entries({ ...localStorage }).map((entry) => `localStorage ${entry.join('=')}`),
      ...Object.entries({ ...sessionStorage }).map((entry) => `sessionStorage ${entry.join('=')}`),
      ...databases.map(({ name }) => `IndexedDB ${name}`),
      ...cached.map((name) => `cache ${name}`),
      `history ${JSON.stringify(history.state)}`,
    ]
  })
  return [...cookies.map(({ name, value }) => `cookie ${name}=${value}`), ...kept]
}

/** Notes where the links and forms of a page lead. */
export async function noteLinks(page: Page, trace: Trace): Promise<void> {
  const found = await page
    .locator('a[href], form[action]')
    .evaluateAll((elements) =>
      elements.map((element) => element.getAttribute('href') ?? element.getAttribute('action') ?? ''),
    )
  trace.links.push(...found)
}
