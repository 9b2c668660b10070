import { describe, expect, it } from 'vitest'
import { type Constraint, difference, type Network, solve, tighten } from '@/lib/rules/difference-constraints'

const [START, CHANGE, STOP] = [0, 1, 2] as const

const between = (from: number, to: number, min: number, max: number): Constraint => ({ from, to, min, max })

/** From 5 to 10 days on the first dose, and 2 to 3 on the second. */
const LENGTHS = [between(START, CHANGE, 5, 10), between(CHANGE, STOP, 2, 3)]

function allOf(network: Network | null) {
  if (network === null) return null
  return [difference(network, START, CHANGE), difference(network, CHANGE, STOP), difference(network, START, STOP)].map(
    ({ min, max }) => [min, max],
  )
}

describe('days between points of which only some are recorded', () => {
  it('add up: 5 to 10 and 2 to 3 are 7 to 13, and as many back', () => {
    const network = solve(3, LENGTHS)
    expect(allOf(network)).toEqual([
      [5, 10],
      [2, 3],
      [7, 13],
    ])
    expect(network && difference(network, STOP, START)).toEqual({ min: -13, max: -7 })
    expect(network && difference(network, STOP, STOP)).toEqual({ min: 0, max: 0 })
  })

  it('are any where nothing is recorded', () => {
    const network = solve(3, [between(START, CHANGE, 5, 10)])
    expect(network && difference(network, CHANGE, STOP)).toEqual({ min: -Infinity, max: Infinity })
    expect(network && difference(network, START, CHANGE)).toEqual({ min: 5, max: 10 })
  })

  it.each<[string, Constraint, readonly (readonly number[])[] | null]>([
    [
      '8 in all leave 5 to 6 before the change',
      between(START, STOP, 8, 8),
      [
        [5, 6],
        [2, 3],
        [8, 8],
      ],
    ],
    [
      '12 or more leave 9 or more before it',
      between(START, STOP, 12, 99),
      [
        [9, 10],
        [2, 3],
        [12, 13],
      ],
    ],
    [
      '7 in all leave 5 and 2',
      between(START, STOP, 0, 7),
      [
        [5, 5],
        [2, 2],
        [7, 7],
      ],
    ],
    ['6 in all cannot be', between(START, STOP, 0, 6), null],
    [
      '13 in all leave 10 and 3',
      between(START, STOP, 13, 99),
      [
        [10, 10],
        [3, 3],
        [13, 13],
      ],
    ],
    ['14 in all cannot be', between(START, STOP, 14, 99), null],
    [
      '7 to 13 in all say nothing new',
      between(START, STOP, 7, 13),
      [
        [5, 10],
        [2, 3],
        [7, 13],
      ],
    ],
    [
      '-3 back to the change say what 3 from it do',
      between(STOP, CHANGE, -3, -3),
      [
        [5, 10],
        [3, 3],
        [8, 13],
      ],
    ],
  ])('are as tight as the others make them, all at once or one after another: %s', (_name, more, expected) => {
    expect(allOf(solve(3, [...LENGTHS, more]))).toEqual(expected)
    expect(allOf(solve(3, [more, ...LENGTHS]))).toEqual(expected)
    const first = solve(3, LENGTHS)
    expect(first && allOf(tighten(first, [more]))).toEqual(expected)
    // What was known before stays as it was.
    expect(allOf(first)).toEqual([
      [5, 10],
      [2, 3],
      [7, 13],
    ])
  })

  it('cannot be where two recorded lengths of one stretch share no day', () => {
    expect(solve(2, [between(0, 1, 5, 10), between(0, 1, 11, 12)])).toBeNull()
    expect(allOf(solve(3, [...LENGTHS, between(START, CHANGE, 10, 12)]))).toEqual([
      [10, 10],
      [2, 3],
      [12, 13],
    ])
  })

  it('may be held to several more at once, of which the last cannot be', () => {
    const network = solve(3, LENGTHS)
    const more = [between(START, CHANGE, 6, 7), between(START, STOP, 9, 9)]
    expect(network && allOf(tighten(network, more))).toEqual([
      [6, 7],
      [2, 3],
      [9, 9],
    ])
    expect(network && tighten(network, [...more, between(CHANGE, STOP, 4, 4)])).toBeNull()
  })
})
