import { describe, expect, it } from 'vitest'
import { CASE_VERDICTS } from '@/lib/domain/case-file'
import {
  type CaseListQuery,
  listQueryTraits,
  MISSING_FIELDS,
  MISSING_LABELS,
  parseCaseListQuery,
  toCaseListHref,
  VERDICT_FILTERS,
} from '@/lib/exchange/case-list-query'
import { describeCaseCount, describeFilters } from '@/lib/exchange/describe-case-list'

const ALL: CaseListQuery = {
  definition: 'athf-sf',
  verdict: 'indeterminate',
  missing: 'dose',
  contributor: 'alcohol',
  sort: 'created',
  search: null,
  place: { direction: 'before', cursor: 'abc_1-2' },
}

function readBack(href: string): CaseListQuery {
  return parseCaseListQuery(Object.fromEntries(new URL(href, 'http://localhost').searchParams))
}

describe('the address of a list', () => {
  it('says everything that the list is asked for, and is read back as the same', () => {
    expect(readBack(toCaseListHref(ALL, { place: ALL.place }))).toEqual(ALL)
    expect(toCaseListHref(parseCaseListQuery({}), {})).toBe('/cases')
  })

  it('begins at the first page when anything else is chosen', () => {
    const href = toCaseListHref(ALL, { verdict: null, sort: 'created' })
    expect(readBack(href)).toEqual({ ...ALL, verdict: null, sort: 'created', place: null })
  })

  it('leaves out words that it does not know, and what is given twice', () => {
    const params = {
      ...{ definition: 'mine', verdict: 'resistant', missing: 'label', contributor: 'Jane Doe', sort: 'name' },
      ...{ after: 'no cursor', search: ['a', 'b'] },
    }
    expect(parseCaseListQuery(params)).toEqual(parseCaseListQuery({}))
  })

  it('offers every verdict and every kind of missing fact once', () => {
    expect([...VERDICT_FILTERS].sort()).toEqual([...CASE_VERDICTS].sort())
    expect([...MISSING_FIELDS].sort()).toEqual(Object.keys(MISSING_LABELS).sort())
  })

  it('asks for a verdict and a missing fact under the definition that is chosen, and for a contributor under any', () => {
    expect(listQueryTraits(ALL)).toEqual([
      'verdict/athf-sf/indeterminate',
      'missing/athf-sf/dose',
      'contributor/alcohol',
    ])
    expect(listQueryTraits(parseCaseListQuery({}))).toEqual([])
  })
})

describe('how many cases there are', () => {
  const few = { count: 431, isMore: false }
  const many = { count: 1000, isMore: true }

  it('is counted to a thousand and said to be more after that', () => {
    expect(describeCaseCount(few, few, false)).toBe('431 cases')
    expect(describeCaseCount({ count: 1, isMore: false }, { count: 1, isMore: false }, false)).toBe('1 case')
    expect(describeCaseCount(many, many, false)).toBe('more than 1,000 cases')
  })

  it('is said of all, where some were asked for', () => {
    expect(describeCaseCount({ count: 12, isMore: false }, few, true)).toBe('12 of 431 cases')
    expect(describeCaseCount(many, many, true)).toBe('more than 1,000 cases match')
    expect(describeCaseCount(null, many, true)).toBe('of more than 1,000 cases')
  })
})

it('what was asked for is said in one line', () => {
  expect(describeFilters(ALL)).toBe('Cannot decide; missing: dose; contributor: Alcohol; by ATHF-SF-informed')
  expect(describeFilters({ ...ALL, verdict: null, missing: null })).toBe('contributor: Alcohol')
  expect(describeFilters(parseCaseListQuery({}))).toBe('')
})
