import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'

/** The scripts that a browser fetched for a page, and their bytes after gzip. */
export type ClientJavascript = { readonly files: number; readonly bytes: number }

/**
 * Opens a page in Chromium and waits until nothing more is fetched: every script counts, also one that the page asks for
 * only then. What stands for old browsers (`noModule`) is not fetched; what stands in the HTML itself is not a script file.
 */
export async function measureClientJavascript(browser: Browser, url: string, cookie = ''): Promise<ClientJavascript> {
  const context = await browser.newContext({ extraHTTPHeaders: cookie === '' ? {} : { Cookie: cookie } })
  const page = await context.newPage()
  const bytes = new Map<string, number>()
  page.on('requestfinished', async (request) => {
    if (request.resourceType() !== 'script') return
    const response = await request.response()
    if (response !== null) bytes.set(request.url(), gzipSync(await response.body()).length)
  })
  const answer = await page.goto(url, { waitUntil: 'networkidle' })
  if (answer?.status() !== 200) throw new Error(`the page was not served (${answer?.status()})`)
  const named = await page
    .locator('script[src]:not([nomodule])')
    .evaluateAll((all) => all.map((script) => new URL(script.getAttribute('src') ?? '', document.baseURI).href))
  const missed = named.filter((address) => !bytes.has(address))
  if (missed.length > 0) throw new Error(`${missed.length} scripts of the page were not counted`)
  await context.close()
  return { files: bytes.size, bytes: [...bytes.values()].reduce((sum, size) => sum + size, 0) }
}
