// `npm run lighthouse`: Lighthouse with its desktop preset over the built app, signed in. Prints the scores, and ends with
// 1 when one is below the stated figure (`docs/benchmarks.md`).
import { createServer } from 'node:net'
import lighthouse, { desktopConfig, type Flags } from 'lighthouse'
import { median } from './measure'
import { printRow, printTarget } from './report'
import { type ServedExample, serveExample } from './serve-example'
import { startChromium } from './start-chromium'

const RUNS = 5
const LEAST = { accessibility: 100, 'best-practices': 100, performance: 95 } as const
type Category = keyof typeof LEAST
const CATEGORIES = ['accessibility', 'best-practices', 'performance'] as const satisfies readonly Category[]
/** Fetching and drawing are timed on the case page alone. */
const UNTIMED = ['accessibility', 'best-practices'] as const satisfies readonly Category[]
const SHOWN_NODES = 3

const TIMES = [
  { audit: 'largest-contentful-paint', label: 'largest contentful paint, ms', digits: 0 },
  { audit: 'total-blocking-time', label: 'total blocking time, ms', digits: 0 },
  { audit: 'cumulative-layout-shift', label: 'cumulative layout shift', digits: 3 },
] as const

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

async function look(port: number, url: string, cookie: string, onlyCategories: readonly Category[]) {
  const headers = cookie === '' ? {} : { extraHeaders: { Cookie: cookie } }
  const flags: Flags = { port, logLevel: 'error', onlyCategories: [...onlyCategories], ...headers }
  const result = await lighthouse(url, flags, desktopConfig)
  if (result === undefined) throw new Error('Lighthouse said nothing')
  const { lhr } = result
  if (lhr.runtimeError !== undefined) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`)
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname) throw new Error('another page was shown')
  return lhr
}

type Look = Awaited<ReturnType<typeof look>>

const scoreOf = (lhr: Look, category: Category) => Math.round((lhr.categories[category]?.score ?? 0) * 100)

function printFailures(lhr: Look, category: Category): void {
  for (const { id, weight } of lhr.categories[category]?.auditRefs ?? []) {
    const audit = lhr.audits[id]
    if (audit === undefined || weight === 0 || audit.score === null || audit.score >= 0.9) continue
    console.log(`    ${id}: ${audit.title} ${audit.displayValue ?? ''}`)
    const items = audit.details?.type === 'table' ? audit.details.items : []
    for (const item of items.slice(0, SHOWN_NODES)) console.log(`      ${JSON.stringify(item).slice(0, 300)}`)
  }
}

function judge(looks: readonly Look[], category: Category, page: string): boolean {
  const score = median(looks.map((lhr) => scoreOf(lhr, category)))
  const isKept = printTarget(score >= LEAST[category], `${page}, ${category}: ${score}, ${LEAST[category]} at least`)
  const [worst] = [...looks].sort((a, b) => scoreOf(a, category) - scoreOf(b, category))
  if (!isKept && worst !== undefined) printFailures(worst, category)
  return isKept
}

async function judgeCasePage(port: number, { url, cookie, casePath }: ServedExample): Promise<boolean> {
  const looks: Look[] = []
  for (let run = 0; run < RUNS; run += 1) looks.push(await look(port, `${url}${casePath}`, cookie, CATEGORIES))
  console.log(`Lighthouse ${looks[0]?.lighthouseVersion}, desktop; the case page is the median of ${RUNS} runs`)
  for (const { audit, label, digits } of TIMES) {
    printRow(label, median(looks.map((lhr) => lhr.audits[audit]?.numericValue ?? Number.NaN)).toFixed(digits))
  }
  return CATEGORIES.map((category) => judge(looks, category, 'case page')).every(Boolean)
}

async function judgeOthers(port: number, { url, cookie, casePath }: ServedExample): Promise<boolean> {
  const kept: boolean[] = []
  for (const { page, path, as } of [
    { page: 'sign-in', path: '/sign-in', as: '' },
    { page: 'case list', path: '/cases', as: cookie },
    { page: 'quick entry', path: `${casePath}/trials/quick`, as: cookie },
    { page: 'trial form', path: `${casePath}/trials/new`, as: cookie },
    { page: 'rules', path: '/rules', as: cookie },
  ]) {
    const looks = [await look(port, `${url}${path}`, as, UNTIMED)]
    kept.push(...UNTIMED.map((category) => judge(looks, category, page)))
  }
  return kept.every(Boolean)
}

const port = await findFreePort()
const example = await serveExample()
try {
  const browser = await startChromium([`--remote-debugging-port=${port}`])
  const kept = [await judgeCasePage(port, example), await judgeOthers(port, example)]
  await browser.close()
  process.exitCode = kept.every(Boolean) ? 0 : 1
} finally {
  await example.stop()
}
