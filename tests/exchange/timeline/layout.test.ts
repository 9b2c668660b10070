import { describe, expect, it } from 'vitest'
import { isPartialDate, toDayRange } from '@/lib/domain/calendar-date'
import { getFaces } from '@/lib/exchange/pdf-fonts'
import { openSheet } from '@/lib/exchange/pdf-sheet'
import { AXIS_END, toAxis, toHeight } from '@/lib/exchange/timeline/axis'
import { leaveOut, toBarShape } from '@/lib/exchange/timeline/bar-shapes'
import { describeFromTo } from '@/lib/exchange/timeline/describe-when'
import { estimateWidth, keepApart, placeLabels } from '@/lib/exchange/timeline/place-labels'

function dayOf(text: string): number {
  if (!isPartialDate(text)) throw new Error(text)
  return toDayRange(text).first
}

const axisOf = (first: string, last: string) => toAxis({ first: dayOf(first), last: dayOf(last) })

describe('the axis of time', () => {
  it('puts the first day at the left, the day of assessment at the right and the others between in proportion', () => {
    const axis = axisOf('2024-01-01', '2024-12-31')
    const [first, middle, end] = ['2024-01-01', '2024-07-02', '2025-01-01'].map((day) => axis.at(dayOf(day)))
    expect(first).toBeCloseTo(0.006, 6)
    expect(end).toBeCloseTo(AXIS_END, 6)
    // 1 January to 2 July is 183 of the 366 days.
    expect(middle).toBeCloseTo((0.006 + AXIS_END) / 2, 6)
  })

  it('starts at the left for what has no known first day', () => {
    const axis = axisOf('2024-01-01', '2024-12-31')
    expect(axis.at(-Infinity)).toBe(axis.at(dayOf('2024-01-01')))
  })

  it('names the years of a long history, and the months of a short one with their year once', () => {
    expect(axisOf('2011-03-01', '2026-11-20').ticks.map(({ label }) => label)).toEqual(
      Array.from({ length: 15 }, (_, index) => String(2012 + index)),
    )
    expect(axisOf('2026-04-01', '2026-11-20').ticks.map(({ label }) => label)).toEqual([
      'Apr 2026',
      'May',
      'Jun',
      'Jul',
      'Aug',
      'Sep',
      'Oct',
      'Nov',
    ])
  })
})

describe('the height of a dose', () => {
  it('is none without a dose, half the row at the minimum, and the whole of it at four times or more', () => {
    expect([0, 1, 4, 9, Infinity].map(toHeight)).toEqual([0, 0.5, 1, 1, 1])
  })

  it('is always higher for a higher dose up to there', () => {
    const heights = [0.25, 0.5, 1, 1.5, 2, 3, 4].map(toHeight)
    expect([...heights].sort((a, b) => a - b)).toEqual(heights)
    expect(new Set(heights).size).toBe(heights.length)
  })
})

describe('the days of a run that are only possible', () => {
  const days = (first: number, last: number) => ({ first, last })

  it('are those before, between and after the certain ones', () => {
    expect(leaveOut([days(1, 20)], [days(5, 8), days(12, 14)])).toEqual([days(1, 4), days(9, 11), days(15, 20)])
  })

  it('are none where all are certain, and all where none is', () => {
    expect(leaveOut([days(1, 20)], [days(1, 20)])).toEqual([])
    expect(leaveOut([days(-Infinity, 20)], [])).toEqual([days(-Infinity, 20)])
  })
})

describe('the shape of a bar', () => {
  const axis = axisOf('2024-01-01', '2024-12-31')
  const piece = (first: string | null, last: string, sure: number, most: number, isWithin = true) => ({
    first: first === null ? -Infinity : dayOf(first),
    last: dayOf(last),
    sure,
    most,
    isWithin,
  })

  it('is a filled block with a whole outline where all is certain', () => {
    const shape = toBarShape({ pieces: [piece('2024-03-01', '2024-04-30', 1, 1)] }, axis)
    expect(shape.possible).toEqual([])
    expect(shape.sure).toEqual([
      { from: axis.at(dayOf('2024-03-01')), to: axis.at(dayOf('2024-05-01')), low: 0, high: 0.5 },
    ])
    // Base, top and two sides.
    expect(shape.edges.filter(({ isSure }) => isSure)).toHaveLength(4)
  })

  it('is dashed around days and doses that are only possible', () => {
    const shape = toBarShape({ pieces: [piece('2024-03-01', '2024-04-30', 0, 1, false)] }, axis)
    expect(shape.sure).toEqual([])
    expect(shape.possible).toHaveLength(1)
    expect(shape.edges.every(({ isSure }) => !isSure)).toBe(true)
    expect(shape.edges).toHaveLength(3)
  })

  it('is open at the left where nobody knows the start', () => {
    const [known, open] = ['2024-01-01', null].map((first) =>
      toBarShape({ pieces: [piece(first, '2024-04-30', 0, 1, false)] }, axis),
    )
    expect([known?.edges.length, open?.edges.length]).toEqual([3, 2])
    expect(open?.from).toBe(axis.at(dayOf('2024-01-01')))
  })

  it('tells days on an unknown dose from days off the drug', () => {
    const pieces = [
      piece('2024-03-01', '2024-03-31', 0, Infinity),
      piece('2024-04-01', '2024-04-10', 0, 0),
      piece('2024-04-11', '2024-04-30', 1, 1),
    ]
    const shape = toBarShape({ pieces }, axis)
    expect([shape.unknownDose.length, shape.gaps.length]).toEqual([1, 1])
    expect(shape.possible[0]).toMatchObject({ low: 0, high: 1 })
  })
})

describe('the texts beside bars', () => {
  const widthOf = (text: string) => text.length * 5
  const labels = ['a long label', 'short']
  const place = (items: readonly (readonly [number, number])[], width: number) =>
    placeLabels(
      items.map(([from, to], index) => ({ id: String(index), from, to, labels })),
      width,
      widthOf,
    ).map(({ id, text, side }) => [id, text, side])

  it('stand to the right where there is room, else to the left', () => {
    expect(place([[10, 20]], 200)).toEqual([['0', 'a long label', 'right']])
    expect(place([[150, 195]], 200)).toEqual([['0', 'a long label', 'left']])
  })

  it('are shorter where the long one has no room, and left out where none has', () => {
    // 6 of space and 25 of text to the next bar, with 31 between them; the long one has 60.
    expect(
      place(
        [
          [0, 20],
          [51, 200],
        ],
        200,
      ),
    ).toEqual([['0', 'short', 'right']])
    expect(
      place(
        [
          [0, 20],
          [50, 200],
        ],
        200,
      ),
    ).toEqual([])
  })

  it('never stand over each other', () => {
    const placed = place(
      [
        [40, 50],
        [125, 135],
      ],
      140,
    )
    expect(placed).toEqual([['0', 'a long label', 'right']])
  })

  it('keep apart in a row, the first ones before later ones', () => {
    const spans = [
      { from: 0, to: 10 },
      { from: 11, to: 20 },
      { from: 12, to: 22 },
      { from: 24, to: 30 },
    ]
    expect(keepApart(spans).map(({ from }) => from)).toEqual([0, 12, 24])
  })

  const sheet = openSheet({ paper: 'a4', faces: getFaces(), title: '', subject: '', createdOn: '2026-11-20' })
  it.each([
    '50 → 100 mg · 106 days · counts',
    '150 mg · 124 to 184 days · not a fair trial',
    'dose not recorded · 1 to 2456 days · might count',
    '12 sessions · partial',
    'Apr 2024',
    '2026',
    '28 to 30',
  ])('are taken as no narrower than they are in the font of the pages: %s', (text) => {
    const measured = sheet.widthOf(text, { weight: 'regular', size: 12.5, color: '#000000' })
    expect(estimateWidth(text, 12.5)).toBeGreaterThanOrEqual(measured)
    expect(estimateWidth(text, 12.5)).toBeLessThan(measured * 1.25)
  })
})

describe('two dates in words', () => {
  it.each([
    ['2024-03-01', '2024-06-14', '1 March to 14 June 2024'],
    ['2024-08-01', '2024-08-20', '1 to 20 August 2024'],
    ['2024-03', '2024-06', 'March to June 2024'],
    ['2024-12-01', '2025-01-14', '1 December 2024 to 14 January 2025'],
    ['2024', '2024-06-14', '2024 to 14 June 2024'],
    ['2019', '2019', '2019'],
    ['2025-06-01', '2025-02-01', '1 June 2025 to 1 February 2025'],
  ])('from %s to %s are %s', (from, to, words) => {
    if (!isPartialDate(from) || !isPartialDate(to)) throw new Error('dates')
    expect(describeFromTo(from, to)).toBe(words)
  })
})
