import { describe, expect, it } from 'vitest'
import { allJudged, anyJudged, attested, type Judgement, MET, NOT_MET, settledBy } from '@/lib/rules/policy-judgement'

const DOSE = settledBy('unknown', 'dose', 't1')
const DAYS = settledBy('unknown', 'duration', 't1')
const STATED = attested('optimizedDose', 't1', 'optimized')

const metBy = (...filled: Judgement['filled']): Judgement => ({ ...MET, filled })
const codesOf = ({ needs }: Judgement) => needs.map(({ code }) => code)

describe('a judgement of a policy', () => {
  it('needs a fact exactly when it is open', () => {
    expect(DOSE).toEqual({
      verdict: 'unknown',
      needs: [{ code: 'dose', kind: 'data', about: 't1', detail: null }],
      filled: [],
    })
    expect(settledBy('met', 'dose', 't1')).toEqual(MET)
    expect(settledBy('notMet', 'dose', 't1')).toEqual(NOT_MET)
  })

  it('is about the case, in the words of its code, unless it says otherwise', () => {
    expect(settledBy('unknown', 'birthYear').needs).toEqual([
      { code: 'birthYear', kind: 'data', about: null, detail: null },
    ])
    expect(settledBy('unknown', 'score', null, 'PHQ-9 ≥ 20').needs).toEqual([
      { code: 'score', kind: 'data', about: null, detail: 'PHQ-9 ≥ 20' },
    ])
  })

  it('stays open where only the clinician can say', () => {
    expect(STATED).toEqual({
      verdict: 'unknown',
      needs: [{ code: 'optimizedDose', kind: 'attestation', about: 't1', detail: 'optimized' }],
      filled: [],
    })
    expect(attested('distinctSideEffects').needs).toEqual([
      { code: 'distinctSideEffects', kind: 'attestation', about: null, detail: null },
    ])
  })
})

describe('all of several judgements', () => {
  it('are met when each is, and rest on every number that stood in', () => {
    expect(allJudged([])).toEqual(MET)
    expect(allJudged([metBy('dose'), MET, metBy('days', 'dose')])).toEqual(metBy('dose', 'days'))
  })

  it('are not met when one is not, and then need nothing', () => {
    expect(allJudged([DOSE, metBy('dose'), NOT_MET])).toEqual(NOT_MET)
  })

  it('need what the open ones need, each thing once', () => {
    const all = allJudged([DOSE, MET, STATED, DOSE, DAYS])
    expect(all.verdict).toBe('unknown')
    expect(codesOf(all)).toEqual(['dose', 'optimizedDose', 'duration'])
  })

  it('need one thing for each trial, and for each wording of it', () => {
    const other = settledBy('unknown', 'dose', 'other')
    expect(allJudged([DOSE, other]).needs.map(({ about }) => about)).toEqual(['t1', 'other'])
    const [bdi, madrs] = [settledBy('unknown', 'score', null, 'BDI'), settledBy('unknown', 'score', null, 'MADRS')]
    expect(allJudged([bdi, madrs]).needs.map(({ detail }) => detail)).toEqual(['BDI', 'MADRS'])
  })
})

describe('any of several judgements', () => {
  it('is met by the one that rests least on our numbers', () => {
    expect(anyJudged([metBy('dose', 'days'), metBy('dose'), NOT_MET])).toEqual(metBy('dose'))
    expect(anyJudged([metBy('dose'), metBy('dose', 'days')])).toEqual(metBy('dose'))
    expect(anyJudged([metBy('dose', 'days'), metBy('dose'), metBy()])).toEqual(MET)
    expect(anyJudged([DOSE, metBy('dose')])).toEqual(metBy('dose'))
  })

  it('is not met when none may be', () => {
    expect(anyJudged([])).toEqual(NOT_MET)
    expect(anyJudged([NOT_MET, NOT_MET])).toEqual(NOT_MET)
  })

  it('needs what any open one needs, and rests on what those rest on', () => {
    const any = anyJudged([NOT_MET, { ...DOSE, filled: ['dose'] }, { ...DAYS, filled: ['dose', 'days'] }])
    expect(any.verdict).toBe('unknown')
    expect(codesOf(any)).toEqual(['dose', 'duration'])
    expect(any.filled).toEqual(['dose', 'days'])
  })
})
