import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarDate, isCalendarDate } from '@/lib/domain/calendar-date'
import { trialSchema } from '@/lib/domain/case-file'
import type { DateOrder } from '@/lib/exchange/quick-entry/date-order'
import { readQuickEntry } from '@/lib/exchange/quick-entry/read-quick-entry'
import { WRITTEN_LINES } from './written-lines'

const AS_OF = '2026-11-20'

function day(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new Error(`${text} is no day`)
  return text
}

function read(line: string, dateOrder: DateOrder | null = null, asOf: string = AS_OF) {
  return readQuickEntry(line, { asOf: day(asOf), dateOrder })
}

describe('a line as a clinician writes it', () => {
  it('is tried in at least 150 ways', () => {
    expect(new Set(WRITTEN_LINES.map(([line]) => line)).size).toBeGreaterThanOrEqual(150)
  })

  it.each(WRITTEN_LINES)('%s', (line, { trial = null, missing = [], notUnderstood = [], ...rest }) => {
    expect(read(line)).toEqual({ trial, missing, notUnderstood, ...rest })
  })

  it.each(WRITTEN_LINES)('gives fields that a case file may hold: %s', (line) => {
    const { trial } = read(line)
    if (trial !== null) expect(trialSchema.safeParse({ id: 't1', ...trial }).error?.issues).toBeUndefined()
  })

  it.each(WRITTEN_LINES)('loses nothing that it did not understand: %s', (line) => {
    const { trial, otherTreatment, notUnderstood } = read(line)
    const comment = trial?.comment ?? otherTreatment?.comment ?? ''
    for (const part of notUnderstood) expect(comment).toContain(part)
  })
})

describe('a date that can be two days', () => {
  it('is not understood as long as the practice has set no order', () => {
    const { trial, notUnderstood } = read('sertraline 50 mg from 03/04/2021')
    expect(trial).not.toHaveProperty('start')
    expect(notUnderstood).toEqual(['03/04/2021'])
  })

  it('is read in the order that the practice has set', () => {
    expect(read('sertraline 50 mg from 03/04/2021', 'dayFirst').trial?.start).toBe('2021-04-03')
    expect(read('sertraline 50 mg from 03/04/2021', 'monthFirst').trial?.start).toBe('2021-03-04')
    expect(read('sertraline 50 mg 3/4/21 - 6/5/21', 'monthFirst').trial).toMatchObject({
      start: '2021-03-04',
      stop: '2021-06-05',
    })
  })

  it('needs no order where only one of the numbers can be a month, or both are the same', () => {
    expect(read('sertraline 50 mg from 13/04/2021').trial?.start).toBe('2021-04-13')
    expect(read('sertraline 50 mg from 04/13/2021').trial?.start).toBe('2021-04-13')
    expect(read('sertraline 50 mg from 04/04/2021').trial?.start).toBe('2021-04-04')
  })

  it('is read beside the words start and end', () => {
    expect(read('sertraline 50 mg, Start: 01/15/2021 End: 04/20/2021').trial).toMatchObject({
      start: '2021-01-15',
      stop: '2021-04-20',
    })
  })

  it('is no date where the day does not exist', () => {
    expect(read('sertraline 50 mg from 31 Feb 2021').trial).not.toHaveProperty('start')
    expect(read('sertraline 50 mg from 2021-02-30').notUnderstood).toContain('2021-02-30')
  })
})

describe('words that count from the day of assessment', () => {
  it.each([
    ['last spring', '2026-11-20', '2026'],
    ['last spring', '2026-05-31', '2025'],
    ['last spring', '2026-02-01', '2025'],
    ['last fall', '2026-11-20', '2025'],
    ['last summer', '2026-11-20', '2026'],
    ['last year', '2026-11-20', '2025'],
    ['last month', '2026-01-15', '2025-12'],
    ['last March', '2026-11-20', '2026-03'],
    ['last March', '2026-03-20', '2025-03'],
    ['2 years ago', '2026-11-20', '2024'],
    ['5 months ago', '2026-03-20', '2025-10'],
    ['three years ago', '2026-11-20', '2023'],
  ])('"%s" on %s is %s', (words, asOf, start) => {
    expect(read(`sertraline 50 mg ${words}`, null, asOf).trial?.start).toBe(start)
  })

  it('leaves words in the comment that say more than the year or month kept of them', () => {
    expect(read('sertraline 50 mg last spring').trial?.comment).toBe('last spring')
    expect(read('sertraline 50 mg last year').trial).not.toHaveProperty('comment')
  })

  it('has no year for a winter, which lies in two', () => {
    expect(read('sertraline 50 mg winter 2020')).toMatchObject({ notUnderstood: ['winter 2020'] })
    expect(read('sertraline 50 mg winter 2020').trial).not.toHaveProperty('start')
  })
})

describe('what a line denies', () => {
  it.each([
    'sertraline 100 mg, PHQ-9 20 to 10, remission not reached',
    'sertraline 100 mg, no remission',
    'sertraline 100 mg, not in remission',
    'sertraline 100 mg, never achieved full remission',
    'sertraline 100 mg, not effective enough for remission',
  ])('is no outcome of that kind: %s', (line) => {
    expect(read(line).trial?.outcome).not.toMatchObject({ band: 'remission' })
    expect(read(line).trial?.comment).toMatch(/remission/)
  })

  it.each([
    ['sertraline 100 mg 8 weeks, nausea at 150 mg', [{ mgPerDay: 100 }]],
    ['sertraline 50 mg, could not go above 100 mg', [{ mgPerDay: 50 }]],
    ['sertraline 50 mg, declined 100 mg', [{ mgPerDay: 50 }]],
  ])('is no dose that was taken: %s', (line, doses) => {
    expect(read(line).trial?.doses).toEqual(doses)
    expect(read(line).trial?.comment).toMatch(/1[05]0 mg/)
  })
})

describe('what a line says twice', () => {
  it('is that of each dose where each has its own period', () => {
    expect(read('Sertraline 50 mg (Jan-Feb 2021), 100 mg (Mar-Jun 2021)').trial).toEqual({
      drug: 'sertraline',
      start: '2021-01',
      stop: '2021-06',
      doses: [
        { mgPerDay: 50, start: '2021-01', stop: '2021-02' },
        { mgPerDay: 100, start: '2021-03', stop: '2021-06' },
      ],
    })
  })

  it('is that of each dose where the line says so', () => {
    expect(read('mirtazapine 15mg→30mg→45mg; 4 wk each').trial?.doses).toEqual([
      { mgPerDay: 15, weeks: 4 },
      { mgPerDay: 30, weeks: 4 },
      { mgPerDay: 45, weeks: 4 },
    ])
  })

  it.each([
    ['sertraline 100 mg Jan-Feb 2021, again Mar-Jun 2022', ['start', 'stop'], 'Mar-Jun 2022'],
    ['sertraline 100 mg, partial response, later no response', ['outcome'], 'no response'],
    ['sertraline 100 mg, good adherence, then poor adherence', ['adherence'], 'poor adherence'],
  ])('is left to the clinician where it does not agree: %s', (line, fields, kept) => {
    const { trial } = read(line)
    for (const field of fields) expect(trial).not.toHaveProperty(field)
    expect(trial?.comment).toContain(kept)
  })

  it('keeps the second of two scales as a comment', () => {
    expect(read('sertraline 100 mg, PHQ9 18>15, MADRS 30>25').trial).toMatchObject({
      outcome: { scale: 'PHQ-9', baseline: 18, endpoint: 15 },
      comment: 'MADRS 30>25',
    })
  })
})

describe('a length of something else', () => {
  it.each([
    'sertraline 100 mg, nausea for 2 weeks',
    'sertraline 100 mg, missed 2 weeks',
    'sertraline 100 mg, 2 weeks off',
    'sertraline 100 mg, 2 week gap',
    'sertraline 100 mg, improved for 3 weeks',
    'sertraline 100 mg, better within 2 weeks',
    'sertraline 100 mg, 30 day supply',
    'sertraline 100 mg, stopped working after 4 weeks',
  ])('is not that of the trial: %s', (line) => {
    expect(read(line).trial).not.toHaveProperty('weeks')
    expect(read(line).trial).not.toHaveProperty('days')
    expect(read(line).trial?.comment).toMatch(/week|day/)
  })
})

describe('how often a dose was taken', () => {
  it.each([
    ['sertraline 50 mg twice a day for two months', [{ mgPerDay: 100 }], { days: { min: 56, max: 62 } }],
    ['sertraline 50 mg once a day for a week', [{ mgPerDay: 50 }], { weeks: 1 }],
    ['sertraline 50 mg a day for a month', [{ mgPerDay: 50 }], { days: { min: 28, max: 31 } }],
    ['citalopram, dose unknown, 8 weeks', [{ mgPerDay: null }], { weeks: 8 }],
  ])('%s', (line, doses, length) => {
    expect(read(line)).toMatchObject({ trial: { doses, ...length }, notUnderstood: [] })
  })

  it.each([
    'sertraline 50 mg take 2 daily',
    'sertraline 50 mg tabs 2 qd',
    'sertraline 50 mg (2 tabs) daily',
    'sertraline 50 mg, half a tablet a day',
    'vilazodone 10/20/40 mg titration pack',
  ])('is no dose a day where tablets are counted apart from their strength: %s', (line) => {
    expect(read(line).trial).not.toHaveProperty('doses')
    expect(read(line).trial).not.toHaveProperty('start')
  })

  it('is that of one tablet where one is counted', () => {
    expect(read('sertraline 50 mg (1 tab) daily').trial?.doses).toEqual([{ mgPerDay: 50 }])
  })

  it('holds for every dose of the line where it is said apart from them', () => {
    expect(read('mirtazapine 45 mg, 8 weeks, prn')).toMatchObject({ notUnderstood: ['45 mg', 'prn'] })
    expect(read('mirtazapine 45 mg, 8 weeks, prn').trial).not.toHaveProperty('doses')
  })
})

describe('a drug that is nearly written right', () => {
  it('stays as it was written and gets a suggestion', () => {
    expect(read('sertaline 100 mg 8 weeks')).toMatchObject({
      trial: { drug: 'sertaline', doses: [{ mgPerDay: 100 }] },
      suggestions: ['sertraline'],
    })
  })

  it('keeps the release form in what is suggested', () => {
    expect(read('buproprion XL 300 mg 8 weeks').suggestions).toEqual(['bupropion XL'])
  })

  it('gets none where no name is near', () => {
    expect(read('xyzolam 10 mg')).not.toHaveProperty('suggestions')
  })
})

describe('a line of several trials', () => {
  it('comes back in parts that are read one by one', () => {
    const { trial, split } = read('sertraline 100 mg 8 wks no response; then venlafaxine XR 150 mg x 6 wks')
    expect(trial).toBeNull()
    expect(split?.map((part) => read(part).trial?.drug)).toEqual(['sertraline', 'venlafaxine'])
  })

  it('says of an added drug that it was added', () => {
    const { split = [] } = read('sertraline 150 mg 8 wk, augmented with aripiprazole 5 mg 6 wk')
    expect(split.map((part) => read(part).trial?.role)).toEqual([undefined, 'augmentation'])
    const { split: two = [] } = read('sertraline 100 mg + bupropion XL 150 mg x 8 weeks')
    expect(two.map((part) => read(part).trial?.role)).toEqual([undefined, 'combination'])
  })

  it('names the drug in both parts where it was tried again', () => {
    expect(read('paroxetine 20 mg 8 wk; retried 2023 40 mg 6 wk').split).toEqual([
      'paroxetine 20 mg 8 wk',
      'paroxetine retried 2023 40 mg 6 wk',
    ])
  })

  it('is one line where the second drug is only mentioned, or is the same one by another name', () => {
    expect(read('sertraline 100 mg 8 weeks, switched to venlafaxine')).not.toHaveProperty('split')
    expect(read('aripiprazole 5 mg added to sertraline 6 weeks')).not.toHaveProperty('split')
    expect(read('Zoloft (sertraline) 100 mg')).not.toHaveProperty('split')
  })
})

describe('a drug in no table beside another drug', () => {
  it.each([
    ['sertaline 50 mg, then Prozac 20 mg 6 wk', ['sertaline 50 mg', 'Prozac 20 mg 6 wk']],
    ['Prozac 20 mg 6 wk then sertaline 50 mg 8 wk', ['Prozac 20 mg 6 wk', 'sertaline 50 mg 8 wk']],
    ['Prozac 20 mg 6 wk, xyzzyline 50 mg 8 wk', ['Prozac 20 mg 6 wk', 'xyzzyline 50 mg 8 wk']],
    ['setraline 50 x 6w; buproprion XL 300 x 8w', ['setraline 50 x 6w', 'buproprion XL 300 x 8w']],
  ])('is a trial of its own: %s', (line, split) => {
    expect(read(line)).toMatchObject({ trial: null, split })
  })

  it.each([
    'sertraline augmentation 50 mg, level 0.7',
    'sertraline 50 mg, increased to 100 mg',
    'sertraline 50 mg, then titrated to 100 mg',
    'sertraline 50 mg, then increased 100 mg',
    'started sertraline 50 mg, March 2021',
    'sertraline 50 mg 8 wk, adherence 90%, baseline PHQ9 20',
  ])('is not seen where a word only stands before a number: %s', (line) => {
    expect(read(line)).not.toHaveProperty('split')
    expect(read(line).trial?.drug).toBe('sertraline')
  })
})

describe('whatever is written', () => {
  const words = fc.constantFrom(
    ...WRITTEN_LINES.flatMap(([line]) => line.split(' ')),
    '',
    '(',
    ')',
    '→',
    '??',
    'İ',
    '🙂',
    '\u0001',
    '1/2',
    '99999999999 mg',
  )
  const lines = fc.oneof(
    fc.array(words, { maxLength: 25 }).map((parts) => parts.join(' ')),
    fc.string({ maxLength: 200 }),
  )

  it('is read without a fault, into fields that a case file may hold', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { trial, split, notUnderstood } = read(line)
        if (trial !== null) {
          const problems = trialSchema.safeParse({ id: 't1', ...trial }).error?.issues ?? []
          // Numbers as they were typed may be too large for a case file; the form says so.
          expect(problems.filter(({ path }) => !path.includes('doses')).map(({ message }) => message)).toEqual([])
        }
        if (trial !== null || split !== undefined) return
        expect(notUnderstood.every((part) => line.includes(part))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps every word that no reader understood', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('qwxzy', 'blorptastic'), (line, strange) => {
        const written = `sertraline 50 mg; ${strange}; ${line.replaceAll('\n', ' ')}`
        const { trial, split } = read(written)
        expect(split === undefined ? trial?.comment : split.join(' ')).toContain(strange)
      }),
      { numRuns: 200 },
    )
  })
})
