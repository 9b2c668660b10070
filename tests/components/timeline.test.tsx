import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { TimelineSection } from '@/components/case/timeline'
import { isCalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { getTimeline } from '@/lib/exchange/timeline/timeline'
import { assessCase } from '@/lib/rules/assess-case'
import { aCaseFile, aTrial } from '../factories'

const ASSESSED_ON = '2026-11-20'

function show(file: CaseFile) {
  if (!isCalendarDate(ASSESSED_ON)) throw new Error('a day')
  const [definition] = assessCase(file, { today: ASSESSED_ON }).definitions
  if (definition === undefined) throw new Error('a definition')
  const timeline = getTimeline(file, definition, ASSESSED_ON)
  return render(<TimelineSection timeline={timeline} definition="Six weeks (decided here)" />)
}

const FULL = aCaseFile({
  case: {
    episode: { onset: '2024-02' },
    scores: [
      { scale: 'PHQ-9', date: '2024-02-27', total: 19 },
      { scale: 'PHQ-9', date: '2024-09', total: 17 },
      { scale: 'MADRS', date: '2025-01-10', total: null },
    ],
  },
  trials: [
    aTrial({
      start: '2024-03-01',
      stop: '2024-06-14',
      doses: [{ mgPerDay: 50 }, { mgPerDay: 100 }],
      adherence: { method: 'refillRecord', proportion: 0.93 },
      outcome: { band: 'none' },
      stopReason: 'lackOfEfficacy',
    }),
    aTrial({ id: 't2', drug: 'venlafaxine XR', start: '2024-12', stop: '2025-02', doses: [{ mgPerDay: 150 }] }),
    aTrial({ id: 't3', drug: 'venlafaxine XR', start: '2025-06', ongoing: true, doses: [{ mgPerDay: 75 }] }),
    aTrial({ id: 't4', drug: 'mirtazapine', weeks: 8, doses: [{ mgPerDay: 30 }] }),
  ],
  otherTreatments: [{ id: 'o1', kind: 'ect', sessions: 10, start: '2025-03-02', stop: '2025-04-20' }],
})

/** What a screen reader hears of the picture. */
function heard(): string[] {
  const picture = screen.getByRole('region', { name: 'Timeline, scrolls sideways' })
  return within(picture)
    .getAllByRole('img')
    .map((mark) => mark.querySelector(':scope > title')?.textContent ?? '')
}

function rows(): string[] {
  const table = screen.getByRole('table', { hidden: true, name: 'Everything on the timeline' })
  const [, ...body] = within(table).getAllByRole('row', { hidden: true })
  return body.map((row) =>
    [...row.children]
      .map((cell) => cell.textContent ?? '')
      .filter((text) => text !== '')
      .join(', '),
  )
}

describe('the picture', () => {
  it('names every bar by drug, dose, dates, days and result', () => {
    show(FULL)
    const name = 'sertraline 50 → 100 mg, 1 March to 14 June 2024, 106 days, counts'
    expect(screen.getByRole('img', { name })).toBeInTheDocument()
  })

  it('says what the table says, no more and no less', () => {
    show(FULL)
    // The onset, the assessment, three trials, two runs, ECT and three scores.
    expect(heard()).toHaveLength(11)
    expect(new Set(heard())).toEqual(new Set(rows()))
    expect(heard()).toHaveLength(rows().length)
  })

  it('gives each drug one row with its name and its minimum dose', () => {
    const { container } = show(FULL)
    const names = [...container.querySelectorAll('.timeline-name')].map((name) => name.textContent)
    expect(names).toEqual([
      '',
      'sertralineminimum 50 mg',
      'venlafaxine XRminimum 150 mg',
      'ECTother treatment',
      'PHQ-90 to 27',
      'MADRS0 to 60',
    ])
  })

  it('draws the minimum dose in the rows of drugs that have one, and in no other', () => {
    const { container } = show(FULL)
    const plots = [...container.querySelectorAll('.timeline-plot')]
    expect(plots.map((plot) => plot.querySelectorAll('.timeline-minimum').length)).toEqual([0, 1, 1, 0, 0, 0])
  })

  it('tells by pattern, not by color alone, what counts and what might', () => {
    show(FULL)
    const fillsOf = (name: RegExp) =>
      [...screen.getByRole('img', { name }).querySelectorAll('.timeline-sure')].map((bar) => bar.getAttribute('fill'))
    expect(new Set(fillsOf(/^sertraline 50/))).toEqual(new Set([null]))
    expect(new Set(fillsOf(/^venlafaxine XR 150 mg/))).toEqual(new Set(['url(#timeline-hatch)']))
  })

  it('dashes the days that are not certain, and no others', () => {
    show(FULL)
    const dashedOf = (name: RegExp) => screen.getByRole('img', { name }).querySelectorAll('.timeline-possible').length
    expect(dashedOf(/^electroconvulsive/)).toBe(0)
    expect(dashedOf(/^venlafaxine XR 150 mg/)).toBe(2)
  })

  it('explains the signs that are in it, and no others', () => {
    const { container } = show(FULL)
    const key = () => [...container.querySelectorAll('.timeline-key li')].map((item) => item.textContent)
    expect(key()).toEqual([
      'counts',
      'might count',
      'does not count',
      'other treatment',
      'days or dose not certain',
      'at or above the minimum, long enough',
      'perhaps long enough',
      'minimum effective dose of “Six weeks (decided here)”',
    ])
  })

  it('joins the scores of one scale only', () => {
    const scores = [
      { scale: 'PHQ-9', date: '2024-02-27', total: 19 },
      { scale: 'MADRS', date: '2024-05-10', total: 30 },
      { scale: 'PHQ-9', date: '2024-09-01', total: 17 },
    ] as const
    const { container } = show(aCaseFile({ case: { scores } }))
    const plots = [...container.querySelectorAll('.timeline-plot')]
    expect(plots.map((plot) => plot.querySelectorAll('.timeline-trend').length)).toEqual([0, 1, 0])
  })

  it('leaves nobody without what has no dates', () => {
    show(FULL)
    expect(screen.getByText(/^mirtazapine 30 mg, dates not recorded, 56 days/)).toHaveTextContent('(no dates)')
  })

  it('is only a list where nothing has a date', () => {
    show(aCaseFile({ trials: [aTrial({ weeks: 8 })] }))
    expect(screen.getByRole('heading', { name: 'Not on the timeline' })).toBeInTheDocument()
    expect(screen.queryByRole('img')).not.toBeInTheDocument()
    expect(screen.queryByRole('table', { hidden: true })).not.toBeInTheDocument()
  })

  it('is not there where nothing is recorded', () => {
    const { container } = show(aCaseFile())
    expect(container).toBeEmptyDOMElement()
  })

  it('draws 40 trials, each with a name and a row in the table', () => {
    const trials = Array.from({ length: 40 }, (_, index) =>
      aTrial({
        id: `t${index}`,
        drug: `synthetic drug ${index}`,
        start: `${1986 + index}-02`,
        stop: `${1986 + index}-09-11`,
        doses: [{ mgPerDay: 10 }],
      }),
    )
    show(aCaseFile({ trials }))
    expect(heard()).toHaveLength(41)
    expect(new Set(heard())).toEqual(new Set(rows()))
  })
})
