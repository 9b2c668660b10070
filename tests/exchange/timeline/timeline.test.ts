import { describe, expect, it } from 'vitest'
import { isCalendarDate, toCalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import {
  isEmptyTimeline,
  listDrawn,
  nameFact,
  type Timeline,
  type TimelineBar,
  type TimelineLane,
} from '@/lib/exchange/timeline/model'
import { getTimeline } from '@/lib/exchange/timeline/timeline'
import { assessCase } from '@/lib/rules/assess-case'
import { aCaseFile, aTrial } from '../../factories'

const ASSESSED_ON = '2026-11-20'
const FAILED = {
  adherence: { method: 'refillRecord', proportion: 0.93 },
  outcome: { band: 'none' },
  stopReason: 'lackOfEfficacy',
} as const

function timelineOf(file: CaseFile): Timeline {
  if (!isCalendarDate(ASSESSED_ON)) throw new Error('a day')
  const [definition] = assessCase(file, { today: ASSESSED_ON }).definitions
  if (definition === undefined) throw new Error('a definition')
  return getTimeline(file, definition, ASSESSED_ON)
}

function timelineOfTrials(...trials: readonly Parameters<typeof aTrial>[0][]): Timeline {
  return timelineOf(aCaseFile({ trials: trials.map((trial, index) => aTrial({ id: `t${index + 1}`, ...trial })) }))
}

function only<T>(items: readonly T[]): T {
  const [item, ...others] = items
  if (item === undefined || others.length > 0) throw new Error(`one is expected, not ${items.length}`)
  return item
}

const onlyBar = (timeline: Timeline): TimelineBar => only(only(timeline.drugs).bars)
const day = (number: number) => (Number.isFinite(number) ? String(toCalendarDate(number)) : 'not known')
const piecesOf = ({ pieces }: TimelineBar) =>
  pieces.map(({ first, last, sure, most }) => [day(first), day(last), sure, most])
const titles = (lanes: readonly TimelineLane[]) => lanes.map(({ title }) => title)

describe('the bar of a trial', () => {
  it('is named by drug, dose, dates, days and what the trial comes to', () => {
    const doses = [{ mgPerDay: 50 }, { mgPerDay: 100 }]
    const { fact } = onlyBar(timelineOfTrials({ ...FAILED, start: '2024-03-01', stop: '2024-06-14', doses }))
    expect(nameFact(fact)).toBe('sertraline 50 → 100 mg, 1 March to 14 June 2024, 106 days, counts')
  })

  it('is as high as the dose, in multiples of the minimum effective dose', () => {
    // The minimum of venlafaxine is 150 mg: half of it, then one and a half times.
    const doses = [
      { mgPerDay: 75, start: '2024-03-01', stop: '2024-03-14' },
      { mgPerDay: 225, start: '2024-03-15', stop: '2024-06-14' },
    ]
    const timeline = timelineOfTrials({ drug: 'venlafaxine', start: '2024-03-01', stop: '2024-06-14', doses })
    expect(piecesOf(onlyBar(timeline))).toEqual([
      ['2024-03-01', '2024-03-14', 0.5, 0.5],
      ['2024-03-15', '2024-06-14', 1.5, 1.5],
    ])
    expect(only(timeline.drugs)).toMatchObject({ detail: 'minimum 150 mg', hasMinimum: true })
  })

  it('is certain up to the lowest dose and possible up to the highest where the steps have no dates', () => {
    const doses = [{ mgPerDay: 50 }, { mgPerDay: 100 }]
    const timeline = timelineOfTrials({ start: '2024-03-01', stop: '2024-06-14', doses })
    expect(piecesOf(onlyBar(timeline))).toEqual([['2024-03-01', '2024-06-14', 1, 2]])
  })

  it('is only possible before the last day that a month may start on, and after the first that one may end on', () => {
    const bar = onlyBar(timelineOfTrials({ start: '2024-03', stop: '2024-06', doses: [{ mgPerDay: 50 }] }))
    expect(piecesOf(bar)).toEqual([
      ['2024-03-01', '2024-03-30', 0, 1],
      ['2024-03-31', '2024-06-01', 1, 1],
      ['2024-06-02', '2024-06-30', 0, 1],
    ])
    expect(bar.fact.when).toBe('March to June 2024')
  })

  it('has no certain day in a year alone', () => {
    const bar = onlyBar(timelineOfTrials({ start: '2019', stop: '2019', doses: [{ mgPerDay: 50 }] }))
    expect(piecesOf(bar)).toEqual([['2019-01-01', '2019-12-31', 0, 1]])
    expect(bar.fact).toMatchObject({ when: '2019', length: '1 to 365 days' })
  })

  it('has no known height where no dose is recorded', () => {
    const bar = onlyBar(timelineOfTrials({ start: '2024-03-01', stop: '2024-03-31' }))
    expect(piecesOf(bar)).toEqual([['2024-03-01', '2024-03-31', 0, Infinity]])
    expect(bar.fact.what).toBe('sertraline, dose not recorded')
  })

  it('shows days off the drug within it as a gap', () => {
    const doses = [
      { mgPerDay: 50, start: '2024-03-01', stop: '2024-03-31' },
      { mgPerDay: 50, start: '2024-04-21', stop: '2024-05-31' },
    ]
    const bar = onlyBar(timelineOfTrials({ start: '2024-03-01', stop: '2024-05-31', doses }))
    expect(piecesOf(bar)).toEqual([
      ['2024-03-01', '2024-03-31', 1, 1],
      ['2024-04-01', '2024-04-20', 0, 0],
      ['2024-04-21', '2024-05-31', 1, 1],
    ])
  })

  it('is marked as ongoing, and ends on the day of assessment', () => {
    const bar = onlyBar(timelineOfTrials({ start: '2026-09-01', ongoing: true, doses: [{ mgPerDay: 50 }] }))
    expect(piecesOf(bar)).toEqual([['2026-09-01', '2026-11-20', 1, 1]])
    expect(bar).toMatchObject({ isOngoing: true, fact: { when: 'since 1 September 2026, ongoing' } })
  })

  it('says so where start or stop is not known', () => {
    const { when: start } = onlyBar(timelineOfTrials({ stop: '2024-06-10', doses: [{ mgPerDay: 50 }] })).fact
    const { when: stop } = onlyBar(timelineOfTrials({ start: '2024-06-10', doses: [{ mgPerDay: 50 }] })).fact
    expect([start, stop]).toEqual(['until 10 June 2024, start not known', 'from 10 June 2024, stop not known'])
  })

  it('has a height that can be drawn under a cap of nothing', () => {
    const capped = { start: '2024-03-01', doses: [{ mgPerDay: 25 }], cap: { mgPerDay: 0, reason: 'renal' } } as const
    expect(onlyBar(timelineOfTrials(capped)).pieces.map(({ most }) => most)).toEqual([1, 1])
  })

  it('stands against no minimum where the drug is not recognized', () => {
    const timeline = timelineOfTrials({ drug: 'unknownium', start: '2024-03-01', doses: [{ mgPerDay: 5 }] })
    expect(only(timeline.drugs)).toMatchObject({ detail: 'no minimum known', hasMinimum: false, runs: [] })
  })

  it('is a trial that an augmentation was, and says so', () => {
    const base = { ...FAILED, start: '2024-01-01', stop: '2024-12-31', doses: [{ mgPerDay: 100 }] }
    const added = { drug: 'aripiprazole', role: 'augmentation', addedTo: ['t1'], start: '2024-06-01' } as const
    const timeline = timelineOfTrials(base, { ...added, stop: '2024-08-31', doses: [{ mgPerDay: 5 }] })
    expect(timeline.drugs[1]?.bars[0]?.fact.what).toBe('aripiprazole 5 mg (augmentation)')
  })
})

describe('the lanes', () => {
  const dose = { doses: [{ mgPerDay: 50 }] }

  it('are one for each drug, in the order of its first start, whatever the order of the file', () => {
    const timeline = timelineOfTrials(
      { drug: 'mirtazapine', start: '2024-05-01', stop: '2024-07-01', ...dose },
      { drug: 'sertraline', start: '2025-01-01', stop: '2025-03-01', ...dose },
      { drug: 'fluoxetine', start: '2023', stop: '2024', ...dose },
    )
    expect(titles(timeline.drugs)).toEqual(['fluoxetine', 'mirtazapine', 'sertraline'])
  })

  it('hold several courses of one drug, under brand and generic name', () => {
    const timeline = timelineOfTrials(
      { drug: 'Zoloft', start: '2020-01-01', stop: '2020-04-01', ...dose },
      { drug: 'sertraline', start: '2024-01-01', stop: '2024-04-01', ...dose },
    )
    const lane = only(timeline.drugs)
    expect(lane.title).toBe('sertraline')
    expect(lane.bars.map(({ fact }) => fact.what)).toEqual(['Zoloft (sertraline) 50 mg', 'sertraline 50 mg'])
  })

  it('put a drug whose start is not known where it certainly was taken', () => {
    const timeline = timelineOfTrials(
      { drug: 'mirtazapine', stop: '2024-05-01', ...dose },
      { drug: 'sertraline', start: '1969-01-01', stop: '1969-03-01', ...dose },
    )
    expect(titles(timeline.drugs)).toEqual(['sertraline', 'mirtazapine'])
  })

  it('keep two drugs taken at the same time apart', () => {
    const timeline = timelineOfTrials(
      { drug: 'sertraline', start: '2024-01-01', stop: '2024-06-01', ...dose },
      { drug: 'mirtazapine', start: '2024-03-01', stop: '2024-09-01', ...dose },
    )
    expect(timeline.drugs.map(({ bars }) => bars.length)).toEqual([1, 1])
  })

  it('hold all of 40 trials', () => {
    const names = ['sertraline', 'fluoxetine', 'mirtazapine', 'bupropion', 'unknownium']
    const trials = Array.from({ length: 40 }, (_, index) => ({
      drug: names[index % 5] ?? '',
      start: `${1985 + index}-03-01`,
      stop: `${1985 + index}-09-01`,
      ...dose,
    }))
    const timeline = timelineOfTrials(...trials)
    expect(titles(timeline.drugs)).toEqual(names)
    expect(timeline.drugs.flatMap(({ bars }) => bars)).toHaveLength(40)
  })

  it('are those of the other treatments too, one for each kind, without a verdict or a minimum', () => {
    const timeline = timelineOf(
      aCaseFile({
        otherTreatments: [
          { id: 'o1', kind: 'ect', sessions: 10, laterality: 'bilateral', start: '2024-03-01', stop: '2024-03-31' },
          { id: 'o2', kind: 'psychotherapy', type: 'CBT', start: '2023', ongoing: true, outcome: { band: 'partial' } },
        ],
      }),
    )
    expect(titles(timeline.treatments)).toEqual(['psychotherapy', 'ECT'])
    expect(timeline.treatments.map(({ hasMinimum, bars }) => [hasMinimum, only(bars).tone])).toEqual([
      [false, 'plain'],
      [false, 'plain'],
    ])
    // From the first or the last day of 2023 to 20 November 2026: 365 or 1, and 366 + 365 + 324 days.
    expect(timeline.treatments.flatMap(({ bars }) => bars.map(({ fact }) => nameFact(fact)))).toEqual([
      'psychotherapy, CBT, since 2023, ongoing, 1056 to 1420 days, outcome partial (25 to under 50 % better)',
      'electroconvulsive therapy (ECT), bilateral, 10 sessions, 1 to 31 March 2024, 31 days, outcome not recorded',
    ])
  })
})

describe('what has no place on the axis', () => {
  it('is a trial without dates, which is listed and never dropped', () => {
    const timeline = timelineOfTrials({ weeks: { min: 5, max: 8 }, doses: [{ mgPerDay: 50 }] })
    expect(timeline.drugs).toEqual([])
    const { fact, why } = only(timeline.notPlaced)
    expect([nameFact(fact), why]).toEqual([
      'sertraline 50 mg, dates not recorded, 35 to 56 days, might count',
      'no dates',
    ])
  })

  it('is a trial whose dates contradict each other, with how', () => {
    const timeline = timelineOfTrials({ start: '2025-06-01', stop: '2025-02-01', doses: [{ mgPerDay: 50 }] })
    const { fact, why } = only(timeline.notPlaced)
    expect([fact.when, why]).toEqual(['1 June 2025 to 1 February 2025', 'the stop is before the start'])
  })

  it('is another treatment without dates, and a score from after the assessment', () => {
    const timeline = timelineOf(
      aCaseFile({
        case: { scores: [{ scale: 'MADRS', date: '2027-01', total: 20 }] },
        otherTreatments: [{ id: 'o1', kind: 'psychotherapy', sessions: 12 }],
      }),
    )
    expect(timeline.notPlaced.map(({ fact, why }) => [fact.what, why])).toEqual([
      ['psychotherapy, 12 sessions', 'no dates'],
      ['MADRS 20', 'dated after the day of assessment'],
    ])
    expect([timeline.treatments, timeline.tracks]).toEqual([[], []])
  })

  it('is nothing of a drug that nobody remembers, which is listed by what is known', () => {
    const { fact } = only(timelineOfTrials({ drug: null }).notPlaced)
    expect(nameFact(fact)).toBe('drug not known, dose not recorded, dates not recorded, length not known, might count')
  })
})

describe('a shaded run', () => {
  it('says what it was at or above, when, and how many days of those needed', () => {
    const doses = [
      { mgPerDay: 25, start: '2024-03-01', stop: '2024-03-31' },
      { mgPerDay: 50, start: '2024-04-01', stop: '2024-06-09' },
    ]
    const { runs } = only(timelineOfTrials({ start: '2024-03-01', stop: '2024-06-09', doses }).drugs)
    // 1 April to 9 June: 30 + 31 + 9 = 70 days.
    expect(nameFact(only(runs).fact)).toBe(
      'sertraline at 50 mg or more, long enough, 1 April to 9 June 2024, 70 days, 42 needed',
    )
  })

  it('keeps certain days apart from possible ones', () => {
    const { runs } = only(timelineOfTrials({ start: '2024-03', stop: '2024-06', doses: [{ mgPerDay: 50 }] }).drugs)
    expect(only(runs).fact).toMatchObject({
      what: 'sertraline at 50 mg or more, long enough',
      when: 'certainly 31 March to 1 June 2024, possibly 1 March to 30 June 2024',
    })
  })

  it('is perhaps long enough, never plainly so, where the days are not certain', () => {
    const { runs } = only(timelineOfTrials({ start: '2019', stop: '2019', doses: [{ mgPerDay: 50 }] }).drugs)
    expect(only(runs).fact).toMatchObject({
      what: 'sertraline at 50 mg or more, perhaps long enough',
      when: 'possibly 1 January to 31 December 2019',
    })
  })

  it('is not there where the trial was too short', () => {
    const timeline = timelineOfTrials({ start: '2024-08-01', stop: '2024-08-20', doses: [{ mgPerDay: 50 }] })
    expect(only(timeline.drugs).runs).toEqual([])
  })
})

describe('the scores', () => {
  it('are a track for each scale in the order of their dates, with those that an outcome was read from', () => {
    const timeline = timelineOf(
      aCaseFile({
        case: {
          scores: [
            { scale: 'PHQ-9', date: '2024-09-01', total: 17 },
            { scale: 'MADRS', date: '2024-05', total: { min: 28, max: 30 } },
            { scale: 'PHQ-9', date: '2024-02-27', total: 19 },
          ],
        },
        trials: [
          aTrial({
            outcome: { scale: 'PHQ-9', baseline: 19, baselineOn: '2024-02-27', endpoint: 16, endpointOn: '2024-06-10' },
          }),
        ],
      }),
    )
    expect(
      timeline.tracks.map(({ title, detail, points }) => [title, detail, points.map(({ label }) => label)]),
    ).toEqual([
      ['PHQ-9', '0 to 27', ['19', '16', '17']],
      ['MADRS', '0 to 60', ['28 to 30']],
    ])
    expect(timeline.tracks.flatMap(({ points }) => points.map(({ fact }) => nameFact(fact)))).toContain(
      'PHQ-9 16, 10 June 2024',
    )
  })

  it('keep a total that was asked for and is not known', () => {
    const timeline = timelineOf(aCaseFile({ case: { scores: [{ scale: 'PHQ-9', date: '2024-09-01', total: null }] } }))
    const point = only(only(timeline.tracks).points)
    expect(point).toMatchObject({ total: null, label: '?', fact: { what: 'PHQ-9 not known' } })
  })
})

describe('the axis', () => {
  it('goes from the first day that anything may have begun to the day of assessment', () => {
    const timeline = timelineOf(
      aCaseFile({
        case: { episode: { onset: '2023-02' } },
        trials: [aTrial({ start: '2024-03', stop: '2024-06', doses: [{ mgPerDay: 50 }] })],
      }),
    )
    expect([day(timeline.first), day(timeline.last)]).toEqual(['2023-02-01', '2026-11-20'])
    expect(timeline.onset?.fact).toMatchObject({ what: 'Episode began', when: 'February 2023' })
    expect(nameFact(timeline.assessed)).toBe('Assessed, 20 November 2026')
  })

  it('goes on to the left where a start is not known', () => {
    const { first } = timelineOfTrials({ stop: '2024-06-10', doses: [{ mgPerDay: 50 }] })
    expect(day(first) < '2024-06-09').toBe(true)
  })

  it('marks no onset that lies after the assessment', () => {
    expect(timelineOf(aCaseFile({ case: { episode: { onset: '2027' } } })).onset).toBeNull()
  })
})

describe('a timeline', () => {
  it('is empty where nothing is recorded', () => {
    expect(isEmptyTimeline(timelineOf(aCaseFile()))).toBe(true)
    expect(isEmptyTimeline(timelineOfTrials({ weeks: 8 }))).toBe(false)
  })

  it('lists everything that it draws once', () => {
    const timeline = timelineOf(
      aCaseFile({
        case: { episode: { onset: '2024' }, scores: [{ scale: 'PHQ-9', date: '2024-09-01', total: 17 }] },
        trials: [aTrial({ start: '2024-03-01', stop: '2024-08-14', doses: [{ mgPerDay: 50 }] })],
        otherTreatments: [{ id: 'o1', kind: 'ect', start: '2025-01' }],
      }),
    )
    expect(listDrawn(timeline).map(({ id }) => id)).toEqual(['onset', 'assessed', 't1-run', 't1', 'o1', 'PHQ-9-0'])
  })
})
