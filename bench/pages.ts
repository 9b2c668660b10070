// `npm run bench:pages`: the case page beside a bare page of the same Next.js, in one run. Prints the JavaScript that a
// browser is sent and the time of the server, and ends with 1 when the stated figure is missed (`docs/benchmarks.md`).
import { serveBarePage } from './bare-page'
import { type ClientJavascript, measureClientJavascript } from './client-javascript'
import { median, quantile } from './measure'
import { printRow, printTarget } from './report'
import { serveExample } from './serve-example'
import { startChromium } from './start-chromium'

const MOST_KB = 200
const WARM_UP_REQUESTS = 50
const REQUESTS = 200

type Page = { readonly url: string; readonly cookie: string }

/** ms from the request to the last byte of the page. */
async function timeRequest({ url, cookie }: Page): Promise<number> {
  const started = performance.now()
  const answer = await fetch(url, { headers: { Cookie: cookie }, redirect: 'manual' })
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`the page was not served (${answer.status})`)
  return performance.now() - started
}

/** Asks for both pages in turn, so that whatever else the machine does meanwhile slows both. */
async function timeInTurn(ours: Page, bare: Page) {
  const times = { ours: Array.of<number>(), bare: Array.of<number>() }
  for (let request = 0; request < WARM_UP_REQUESTS + REQUESTS; request += 1) {
    const [ofOurs, ofBare] = [await timeRequest(ours), await timeRequest(bare)]
    if (request < WARM_UP_REQUESTS) continue
    times.ours.push(ofOurs)
    times.bare.push(ofBare)
  }
  return times
}

async function measureBoth(ours: Page, bare: Page): Promise<readonly [ClientJavascript, ClientJavascript]> {
  const browser = await startChromium()
  try {
    return [
      await measureClientJavascript(browser, ours.url, ours.cookie),
      await measureClientJavascript(browser, bare.url),
    ]
  } finally {
    await browser.close()
  }
}

function printPair(what: string, ours: number, bare: number, digits: number): void {
  printRow(what, ours.toFixed(digits), bare.toFixed(digits), (ours / bare).toFixed(2))
}

async function measure(ours: Page, bare: Page): Promise<boolean> {
  const [ourScripts, bareScripts] = await measureBoth(ours, bare)
  const times = await timeInTurn(ours, bare)
  console.log(`The page of a case with five trials, beside a bare page of Next.js; ${REQUESTS} requests each, in turn`)
  printRow('', 'case page', 'bare page', 'ratio')
  printPair('client JavaScript, kB after gzip', ourScripts.bytes / 1000, bareScripts.bytes / 1000, 1)
  printPair('script files', ourScripts.files, bareScripts.files, 0)
  printPair('server time, ms, median', median(times.ours), median(times.bare), 1)
  printPair('server time, ms, 95th percentile', quantile(times.ours, 0.95), quantile(times.bare, 0.95), 1)
  const kb = ourScripts.bytes / 1000
  return printTarget(kb <= MOST_KB, `at most ${MOST_KB} kB of client JavaScript: ${kb.toFixed(1)}`)
}

const bare = await serveBarePage()
const example = await serveExample().catch(async (error) => {
  await bare.stop()
  throw error
})
try {
  const ours = { url: `${example.url}${example.casePath}`, cookie: example.cookie }
  process.exitCode = (await measure(ours, { url: bare.url, cookie: '' })) ? 0 : 1
} finally {
  await example.stop()
  await bare.stop()
}
