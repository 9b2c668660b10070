// `npm run bench:list`: how quick the list of cases stays with 100,000 of them. Prints ratios to the first page of a list
// of 100 cases, and ends with 1 when one is above the stated figure (`docs/benchmarks.md`).
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type CaseListQuery, parseCaseListQuery } from '@/lib/exchange/case-list-query'
import { judgeRow } from '@/lib/exchange/case-row'
import { CASES_PER_PAGE, type CasePage, getCasePage } from '@/lib/server/case-list'
import { importCases, streamCases } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { type Database, openDatabase, provideDatabase } from '@/lib/server/db'
import { listLabelKeys } from '@/lib/server/label-key'
import { getMember } from '@/lib/server/members'
import { applyMigrations } from '@/lib/server/migrations'
import { tidyDatabase } from '@/lib/server/tidy-database'
import { readToday } from '@/lib/server/today'
import { measureMs, median } from './measure'
import { multiplyCases, sealAgain } from './multiply-cases'
import { printRow, printTarget } from './report'
import { makeCases } from './synthetic-cases'

const FEW = 100
const SEED = 3
const ROUNDS = 15
const DEEP_PAGES = 40
/** How many times as long as the first page of the small list anything may take. */
const MOST_TIMES = 3
const HOURS_MS = 4 * 3_600_000

type List = { readonly database: Database; readonly clinician: Clinician; readonly close: () => Promise<void> }
type Work = { readonly name: string; readonly run: (list: List) => Promise<unknown> }

/** A database of its own with so many cases, made of a hundred different ones. */
async function makeList(cases: number): Promise<List> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fair-trial-bench-'))
  const database = await openDatabase({ folder: path.join(folder, 'database') })
  await applyMigrations(database)
  provideDatabase(database)
  const { prisma } = database
  const account = {
    username: 'bench',
    displayName: 'Synthetic clinician',
    passwordHash: 'none',
    role: 'owner',
  } as const
  const { id } = await prisma.clinician.create({ data: { ...account, practice: { create: {} } } })
  const clinician = await getMember(id, new Date())
  const files = makeCases(FEW, SEED).map(({ file }, index) => {
    const contributors = index % 7 === 0 ? [{ code: 'alcohol', status: 'present' } as const] : []
    return { ...file, case: { ...file.case, birthYear: 1980, contributors } }
  })
  await importCases(clinician, files)
  const copies = Math.round(cases / FEW) - 1
  if (copies > 0)
    await prisma.$transaction((sql) => multiplyCases(sql, clinician.practiceId, copies), { timeout: HOURS_MS })
  await sealAgain(prisma)
  await tidyDatabase(prisma)
  const close = async () => {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { database, clinician, close }
}

function ask(changes: Partial<CaseListQuery> = {}): CaseListQuery {
  return { ...parseCaseListQuery({}), ...changes }
}

/** What a page takes: finding its cases, reading them, and judging each. */
async function showPage({ clinician }: List, query: CaseListQuery, label: string | null = null): Promise<CasePage> {
  const page = await getCasePage(clinician, query, label === null ? null : listLabelKeys(label))
  for (const { file } of page.cases) judgeRow(file, query, readToday())
  return page
}

async function exportSome({ clinician }: List): Promise<void> {
  const cases = streamCases(clinician)
  for (let number = 0; number < CASES_PER_PAGE; number += 1) await cases.next()
  await cases.return(undefined)
}

async function findDeepPlace(list: List, query: CaseListQuery): Promise<CaseListQuery> {
  let place = (await getCasePage(list.clinician, query, null)).older
  for (let page = 1; page < DEEP_PAGES && place !== null; page += 1) {
    place = (await getCasePage(list.clinician, { ...query, place }, null)).older ?? place
  }
  return { ...query, place }
}

async function listWork(large: List): Promise<readonly Work[]> {
  provideDatabase(large.database)
  const deep = await findDeepPlace(large, ask())
  const deepByEntry = await findDeepPlace(large, ask({ sort: 'created', verdict: 'indeterminate' }))
  return [
    { name: 'first page', run: (list) => showPage(list, ask()) },
    { name: 'first page by entry', run: (list) => showPage(list, ask({ sort: 'created' })) },
    { name: `page ${DEEP_PAGES}`, run: (list) => showPage(list, deep) },
    { name: `page ${DEEP_PAGES} by entry, of a verdict`, run: (list) => showPage(list, deepByEntry) },
    { name: 'of a verdict', run: (list) => showPage(list, ask({ verdict: 'criteriaMet' })) },
    { name: 'of a verdict that no case has', run: (list) => showPage(list, ask({ verdict: 'outOfScope' })) },
    { name: 'with a missing fact', run: (list) => showPage(list, ask({ missing: 'outcome' })) },
    { name: 'with a contributor', run: (list) => showPage(list, ask({ contributor: 'alcohol' })) },
    {
      name: 'verdict, missing fact and contributor at once',
      run: (list) => showPage(list, ask({ verdict: 'indeterminate', missing: 'outcome', contributor: 'alcohol' })),
    },
    { name: 'search for a label', run: (list) => showPage(list, ask(), 'Synthetic 7') },
    { name: 'the first fifty of an export', run: exportSome },
  ]
}

async function time(list: List, run: Work['run']): Promise<number> {
  provideDatabase(list.database)
  return measureMs(() => run(list))
}

async function measure(): Promise<void> {
  const { values } = parseArgs({ options: { cases: { type: 'string', default: '100000' } } })
  const many = Number(values.cases)
  const small = await makeList(FEW)
  console.log(`The list of cases with ${many.toLocaleString('en')} cases, beside one of ${FEW}`)
  const large = await makeList(many)
  const [first, ...others] = await listWork(large)
  if (first === undefined) throw new Error('there is nothing to measure')
  const works = [first, ...others]
  const base: number[] = []
  const times = new Map(works.map(({ name }) => [name, Array.of<number>()]))
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ofSmall = await time(small, first.run)
    // The first round warms up.
    if (round > 0) base.push(ofSmall)
    for (const { name, run } of works) {
      const ms = await time(large, run)
      if (round > 0) times.get(name)?.push(ms)
    }
  }
  printRow('', 'ms', 'times as long')
  printRow(`first page of ${FEW} cases`, median(base).toFixed(1), '1.00')
  const ratios = [...times].map(([name, all]) => {
    const ratio = median(all) / median(base)
    printRow(name, median(all).toFixed(1), ratio.toFixed(2))
    return ratio
  })
  const worst = Math.max(...ratios)
  const isKept = printTarget(
    worst <= MOST_TIMES,
    `nothing takes more than ${MOST_TIMES} times as long: ${worst.toFixed(2)}`,
  )
  await large.close()
  await small.close()
  process.exitCode = isKept ? 0 : 1
}

await measure()
