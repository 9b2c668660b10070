import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCalendarDate } from '@/lib/domain/calendar-date'
import { type CaseFile, caseFileSchema, parseCaseFile } from '@/lib/domain/case-file'
import { asAssessed } from '@/lib/exchange/case-file-text'
import { deIdentify } from '@/lib/exchange/de-identified/de-identify'
import { assessCase } from '@/lib/rules/assess-case'
import { arbitraryCaseFile } from '../../arbitrary-case-file'
import { aCaseFile } from '../../factories'

function aDay(text: string) {
  if (!isCalendarDate(text)) throw new RangeError(text)
  return text
}

const TODAY = aDay('2026-11-20')

function deIdentified(file: CaseFile, newId: () => string = randomUUID) {
  const assessed = asAssessed(file, TODAY)
  return deIdentify(assessed, assessCase(assessed, { today: TODAY }), newId)
}

type Recorded = NonNullable<Parameters<typeof aCaseFile>[0]>
const ofCase = (facts: NonNullable<Recorded['case']>) => deIdentified(aCaseFile({ case: facts }))
const ofTrial = (trial: NonNullable<Recorded['trials']>[number]) => {
  const [first] = deIdentified(aCaseFile({ trials: [trial] })).trials
  if (first === undefined) throw new Error('no trial came out')
  return first
}

/** Every string in it, wherever it stands; and whatever a key is called. */
function listStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(listStrings)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** A month or a day beside a year, in any of the ways in which a program writes one. */
const FINER_THAN_A_YEAR = /\d{4}-\d{1,2}(?!\d)(-\d|$|T)|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}/

/** A case file in which every word that a person may type is marked; closed lists and dates stay as they are. */
function mark(file: CaseFile): { readonly marked: CaseFile; readonly marks: readonly string[] } {
  const marks: string[] = []
  const typed =
    /^(label|id|drug|drugText|comment|note|reason|reasonCode|type|laterality|effect|prescriber|analyte|unit|ingredient|dose|code)$/
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, key))
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]))
    if (typeof value !== 'string' || !typed.test(key)) return value
    const words = `zq${marks.length}zq typed by a person`
    marks.push(words)
    return words
  }
  const parsed = parseCaseFile(walk(file, ''))
  // A dose unit is of a closed list, and ids refer to each other: such files keep what was there.
  return parsed.ok ? { marked: parsed.value, marks } : { marked: file, marks: [] }
}

describe('a de-identified case', () => {
  it('holds nothing that a person typed, no date finer than a year and no id of the case, whatever the case holds', () => {
    let markedFiles = 0
    fc.assert(
      fc.property(arbitraryCaseFile, (file) => {
        const { marked, marks } = mark(file)
        if (marks.length > 0) markedFiles += 1
        const text = JSON.stringify(deIdentified(marked))
        for (const words of marks) expect(text).not.toContain(words.slice(0, words.indexOf(' ')))
        for (const value of listStrings(JSON.parse(text)))
          if (!UUID.test(value)) expect(value).not.toMatch(FINER_THAN_A_YEAR)
      }),
      { numRuns: 200 },
    )
    expect(markedFiles).toBeGreaterThan(20)
  })

  it('is seen by the scan to hold a date or a label where it does', () => {
    expect('2024-03-01').toMatch(FINER_THAN_A_YEAR)
    expect('2024-03').toMatch(FINER_THAN_A_YEAR)
    expect('3/1/2024').toMatch(FINER_THAN_A_YEAR)
    expect('2024').not.toMatch(FINER_THAN_A_YEAR)
    expect('2026.11').not.toMatch(FINER_THAN_A_YEAR)
    const { marked, marks } = mark(aCaseFile({ case: { label: 'A-1' } }))
    expect(marks).toHaveLength(1)
    expect(marked.case.label).toContain('zq0zq')
  })

  it('has a name for every field of the case file that may stay, and leaves the others out', () => {
    // A field that is added to the case file has to be looked at here before it can come out.
    const fields = (schema: { readonly shape: object }) => Object.keys(schema.shape).sort()
    expect(fields(caseFileSchema)).toEqual(['case', 'format', 'otherTreatments', 'trials'])
    expect(fields(caseFileSchema.shape.case)).toEqual([
      'assessedOn',
      'assumeAdherence',
      'birthYear',
      'conclusion',
      'contributors',
      'currentStatus',
      'diagnosis',
      'episode',
      'label',
      'notTried',
      'otherDrugs',
      'safety',
      'scores',
    ])
  })

  it('has ids of its own, the same for the same trial and for no other', () => {
    const file = aCaseFile({
      trials: [
        { id: 't1', drug: 'sertraline' },
        { id: 't2', drug: 'aripiprazole', role: 'augmentation', addedTo: ['t1'] },
      ],
    })
    const [first, second] = [deIdentified(file), deIdentified(file)]
    expect(first.trials[1]?.addedTo).toEqual([first.trials[0]?.id])
    expect(first.definitions[0]?.trials.map(({ id }) => id)).toEqual(first.trials.map(({ id }) => id))
    expect(new Set([first.id, second.id, first.trials[0]?.id, second.trials[0]?.id]).size).toBe(4)
  })
})

describe('an age', () => {
  it.each([
    [1937, 89],
    [1936, '90+'],
    [1920, '90+'],
    [1984, 42],
    [2026, 0],
  ])('of somebody born in %s is, in 2026, %s', (birthYear, age) => {
    expect(ofCase({ label: 'A', birthYear }).ageYears).toBe(age)
    expect(JSON.stringify(ofCase({ label: 'A', birthYear }))).not.toContain('birthYear')
  })

  it('is not known where the year of birth is not, and left out where it is not recorded', () => {
    expect(ofCase({ label: 'A', birthYear: null }).ageYears).toBeNull()
    expect(ofCase({ label: 'A' }).ageYears).toBeUndefined()
  })
})

describe('a length', () => {
  it('is computed in weeks before the dates go: 1 March to 14 June 2024 are 106 days, 15.1 weeks', () => {
    const trial = ofTrial({ id: 't1', drug: 'sertraline', start: '2024-03-01', stop: '2024-06-14' })
    expect(trial).toMatchObject({ weeks: 15.1, startYear: 2024, stopYear: 2024 })
  })

  it('is a range where a date is known to the month: 1 March, to 1 to 30 June, are 93 to 122 days', () => {
    // 93 / 7 = 13.29 and 122 / 7 = 17.43.
    const trial = ofTrial({ id: 't1', drug: 'sertraline', start: '2024-03-01', stop: '2024-06' })
    expect(trial.weeks).toEqual({ min: 13.3, max: 17.4 })
  })

  it('of a dose is from its start to its stop, or to the start of the next', () => {
    const doses = [
      // 28 days.
      { mgPerDay: 50, start: '2024-03-01' },
      // 29 March to 30 May: 63 days.
      { mgPerDay: 100, start: '2024-03-29', stop: '2024-05-30' },
      { mgPerDay: 150, weeks: 2 },
      { mgPerDay: 200 },
    ]
    const trial = ofTrial({ id: 't1', drug: 'sertraline', doses })
    expect(trial.doses?.map(({ weeks }) => weeks)).toEqual([4, 9, 2, null])
  })

  it('is not known where dates contradict each other', () => {
    expect(ofTrial({ id: 't1', drug: 'sertraline', start: '2024-06-14', stop: '2024-03-01' }).weeks).toBeNull()
  })
})

describe('a drug', () => {
  it.each([
    ['Zoloft', 'sertraline'],
    ['levothyroxine', 'levothyroxine'],
    ['what Mrs Example called the blue pill', 'notRecognized'],
    [null, null],
  ])('written as %s is %s', (drug, expected) => {
    expect(ofTrial({ id: 't1', drug, drugText: 'typed' }).drug).toBe(expected)
  })
})

describe('a code', () => {
  it('that is not of our own lists is left out', () => {
    const facts = ofCase({
      label: 'A',
      contributors: [
        { code: 'hypothyroid', status: 'ruledOut', note: 'typed' },
        { code: 'typed by a person', status: 'present' },
      ],
      conclusion: { verdict: 'criteriaMet', reasonCode: 'typed by a person', note: 'typed' },
    })
    expect(facts.contributors).toEqual([{ code: 'hypothyroid', status: 'ruledOut' }])
    expect(facts.conclusion).toEqual({ verdict: 'criteriaMet', reasonCode: null })
  })
})

describe('the verdicts', () => {
  it('are those that were computed with every date', () => {
    const file = aCaseFile({
      case: { label: 'A' },
      trials: [
        {
          ...{ id: 't1', drug: 'sertraline', start: '2024-03-01', stop: '2024-06-14', doses: [{ mgPerDay: 100 }] },
          ...{ adherence: { category: 'good' }, outcome: { band: 'none' } },
        },
      ],
    })
    const sixWeek = deIdentified(file).definitions.find(({ definition }) => definition === 'six-week')
    expect(sixWeek).toMatchObject({ verdict: 'notResistant', countMin: 1, countMax: 1 })
    expect(sixWeek?.trials[0]).toMatchObject({ adequacy: 'met', counts: 'met', daysAtDose: 106 })
  })
})
