import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { RulesParts } from '@/components/rules/rules-parts'
import { caseFileSchema } from '@/lib/domain/case-file'
import { describeNumber, describeUnit } from '@/lib/exchange/describe-number'
import { TALL_MAN_NAMES } from '@/lib/exchange/tall-man'
import { listAgents } from '@/lib/rules/antidepressants'
import { cite } from '@/lib/rules/cite'
import { getHighestNamedDose, getLabelMaximum } from '@/lib/rules/label-maximums'
import { getBorderlineFrom, getMinimumDose } from '@/lib/rules/minimum-effective-doses'
import { getPlasmaRange } from '@/lib/rules/plasma-ranges'
import { listPolicies } from '@/lib/rules/policies'
import { getReference, REFERENCES, type ReferenceId } from '@/lib/rules/references'
import { READ_WITHOUT_A_NUMBER } from '@/lib/rules/table-sources'

const FOLDER = path.resolve('lib/rules')
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'references.ts')
  .map((file) => path.join(FOLDER, file))

const EVIDENCE: readonly string[] = ['read', 'secondary', 'recalled', 'decided']
const NO_NUMBER: readonly string[] = READ_WITHOUT_A_NUMBER

/** Made from the names of the agents, which are printed: every name with every salt and form. */
const MADE_FROM_OTHERS: readonly string[] = ['resolve-drug.ts ALIAS_ENTRIES']

/** The fields of a row that people read. */
const WORDS: readonly string[] = [
  'label',
  'title',
  'name',
  'what',
  'check',
  'trigger',
  'note',
  'why',
  'how',
  'enzymes',
  'genotype',
  'mark',
  'affects',
  'usualUse',
  'text',
  'reason',
  'product',
  'analyte',
  'affected',
]

let page: HTMLElement
let text = ''
let links: ReadonlySet<string | null> = new Set()

function plain(words: string): string {
  return words.replace(/\s+/g, ' ').trim().toLowerCase()
}

function isReference(value: unknown): value is ReferenceId {
  return typeof value === 'string' && Object.hasOwn(REFERENCES, value)
}

function isLinked(id: string): boolean {
  return links.has(`#reference-${id}`)
}

type Row = Readonly<Record<string, unknown>>

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null
}

/** Every object in an exported table, however deep. */
function listRows(value: unknown): readonly Row[] {
  if (!isRow(value) || value instanceof Map) return []
  return [value, ...Object.values(value).flatMap(listRows)]
}

function listStrings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.flatMap(listStrings) : []
}

async function listTables(): Promise<readonly { readonly where: string; readonly value: unknown }[]> {
  const modules = await Promise.all(
    FILES.map(async (file) => {
      const exported: Readonly<Record<string, unknown>> = await import(file)
      return Object.entries(exported)
        .filter(([name]) => /^[A-Z][A-Z_]+$/.test(name))
        .map(([name, value]) => ({ where: `${path.relative(FOLDER, file)} ${name}`, value }))
    }),
  )
  return modules.flat()
}

/** What is missing from the page of the readable words and citations of a table. */
function listMissing(where: string, value: unknown): readonly string[] {
  return listRows(value).flatMap((row) => {
    const words = WORDS.flatMap((field) => listStrings(row[field]))
    const { source, sources, locator, evidence } = row
    const isCited = isReference(source) && typeof evidence === 'string'
    const cited = isCited ? [cite({ source, locator: typeof locator === 'string' ? locator : '' })] : []
    const together = Array.isArray(sources) ? sources.filter(isReference).map((id) => getReference(id).short) : []
    return [...words, ...cited, ...together]
      .filter((part) => !text.includes(plain(part)))
      .map((part) => `${where}: ${part}`)
  })
}

beforeAll(() => {
  page = document.createElement('div')
  page.innerHTML = renderToStaticMarkup(<RulesParts />)
  // Cells of a row stand together without a space between them, which no one reads across.
  text = plain(page.textContent ?? '')
  links = new Set([...page.querySelectorAll('a')].map((link) => link.getAttribute('href')))
})

describe('the page of the rules prints', () => {
  it('every look-alike name with what it is mistaken for, where it is listed, and the mark of that list', () => {
    const section = page.querySelector('#look-alikes')
    expect(section?.querySelectorAll('tbody tr')).toHaveLength(TALL_MAN_NAMES.length)
    const trazodone = [...(section?.querySelectorAll('tr') ?? [])].find((row) => row.textContent?.includes('traZODone'))
    expect(trazodone?.textContent).toMatch(/traMADol.*recalled, checked 21 November 2026/)
  })

  it('every row of every table in lib/rules by its words, with its citation', async () => {
    const tables = await listTables()
    // One table that has to be found, and one row that could be missing: the walk itself works.
    expect(tables.map(({ where }) => where)).toContain('interacting-drugs.ts WASHOUT_DAYS')
    expect(listMissing('a table', [{ label: 'a rule that nobody printed' }])).toHaveLength(1)
    const missing = tables
      .filter(({ where }) => !MADE_FROM_OTHERS.includes(where))
      .flatMap(({ where, value }) => listMissing(where, value))
    expect(missing).toEqual([])
  })

  it('every publication that any file of lib/rules names, linked from where it is used', () => {
    const named = FILES.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/'([A-Za-z0-9]+)'/g)].map(([, id = '']) => id),
    )
      .filter(isReference)
      .filter((id) => !NO_NUMBER.includes(id))
    expect(named.length).toBeGreaterThan(300)
    expect([...new Set(named)].filter((id) => !isLinked(id))).toEqual([])
  })

  it('every place in a publication that any file of lib/rules names, exported or not', () => {
    const places = FILES.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/'([A-Za-z0-9]+)',\s*'([^'\\]+)'/g)].flatMap(
        ([, source = '', locator = '']) =>
          isReference(source) && !isReference(locator) && !EVIDENCE.includes(locator)
            ? [cite({ source, locator })]
            : [],
      ),
    )
    expect(places.length).toBeGreaterThan(100)
    expect(places.filter((place) => !text.includes(plain(place)))).toEqual([])
  })

  it('every publication of the bibliography, apart only those from which no number is taken', () => {
    const unused = Object.keys(REFERENCES).filter((id) => !isLinked(id))
    expect([...unused].sort()).toEqual([...NO_NUMBER].sort())
    for (const id of Object.keys(REFERENCES)) expect(page.querySelector(`#reference-${id}`)).not.toBeNull()
  })

  it.each(listAgents().map((agent) => ({ agent, name: agent.name })))(
    'each dose that decides for $name with its citation',
    ({ agent: { id, unit } }) => {
      const row = plain(page.querySelector(`#agent-${id}`)?.textContent ?? '')
      const doses = [
        getMinimumDose(id, 'default'),
        getMinimumDose(id, 'lowestAccepted'),
        getMinimumDose(id, 'mghAtrq'),
        getBorderlineFrom(id),
        getLabelMaximum(id),
      ].filter((dose) => dose !== null)
      for (const dose of doses) {
        expect(row).toContain(plain(`${describeNumber(dose.value)} ${describeUnit(unit)}`))
        expect(row).toContain(plain(cite(dose)))
      }
      for (const other of [getHighestNamedDose(id), getPlasmaRange(id)])
        if (other !== null) expect(text).toContain(plain(cite(other)))
    },
  )

  it('every policy with its source, its pathways and what is marked below the rest', () => {
    for (const policy of listPolicies()) {
      const section = page.querySelector(`[id="policy-${policy.id}"]`)
      const own = plain(section?.textContent ?? '')
      expect(section?.querySelector('a')?.getAttribute('href')).toBe(policy.source.url)
      const words = [
        policy.label,
        ...policy.pathways.map(({ label }) => label),
        ...policy.marks.map(({ what }) => what),
      ]
      for (const word of words) expect(own).toContain(plain(word))
    }
  })
})

describe('the thirteen source attributes', () => {
  it('stand on the page in the order of the regulation', () => {
    const heads = [...page.querySelectorAll('#attributes tbody th')].map((head) => head.textContent)
    expect(heads).toEqual([
      '1. Bibliographic citation of the intervention (clinical research or guideline)',
      '2. Developer of the intervention (translation from clinical research or guideline)',
      '3. Funding source of the technical implementation for the intervention(s) development',
      '4. Release and, if applicable, revision dates of the intervention or reference source',
      '5. Use of race as expressed in the standards in § 170.213',
      '6. Use of ethnicity as expressed in the standards in § 170.213',
      '7. Use of language as expressed in the standards in § 170.213',
      '8. Use of sexual orientation as expressed in the standards in § 170.213',
      '9. Use of gender identity as expressed in the standards in § 170.213',
      '10. Use of sex as expressed in the standards in § 170.213',
      '11. Use of date of birth as expressed in the standards in § 170.213',
      '12. Use of social determinants of health data as expressed in the standards in § 170.213',
      '13. Use of health status assessments data as expressed in the standards in § 170.213',
    ])
  })

  it('say of race, ethnicity, language, orientation, gender and sex what is true: a case has no field for them', () => {
    const used = [...page.querySelectorAll('#attributes tbody tr')].map((row) => row.querySelector('td')?.textContent)
    expect(used.slice(4, 10)).toEqual(Array.from({ length: 6 }, () => 'not used'))
    const fields = JSON.stringify(caseFileSchema.toJSONSchema({ io: 'input', unrepresentable: 'any' }))
    const names = [...fields.matchAll(/"([A-Za-z]+)":/g)].map(([, name = '']) => name.toLowerCase())
    expect(names).toContain('birthyear')
    for (const never of ['race', 'ethnicity', 'language', 'orientation', 'gender', 'sex', 'birthdate', 'dateofbirth'])
      expect(names.filter((name) => name.includes(never))).toEqual([])
  })

  it('say that of the date of birth only the year is used, to leave out those under 18', () => {
    const row = [...page.querySelectorAll('#attributes tbody tr')][10]
    expect(row).toHaveTextContent('Only the year of birth: certainly under 18 is out of scope')
  })
})
