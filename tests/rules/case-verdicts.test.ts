import { describe, expect, it } from 'vitest'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import type { DefinitionId } from '@/lib/rules/evaluation'
import { aFairTrial, anotherFairTrial, assess, assessUnder } from './builders'

const TWO_FAILURES = [aFairTrial(), anotherFairTrial()]
const ONE_AND_PERHAPS = [aFairTrial(), anotherFairTrial({ weeks: { min: 5, max: 8 } })]
const ONE_AND_TOO_SHORT = [aFairTrial(), anotherFairTrial({ days: 20 })]
const NEVER_THE_DOSE = [aFairTrial({ doses: [{ mgPerDay: 25 }] }), anotherFairTrial({ doses: [{ mgPerDay: 20 }] })]

type Facts = Parameters<typeof assessUnder>[2]
const verdict = (trials: readonly AntidepressantTrial[], facts: Facts = {}, definition: DefinitionId = 'six-week') =>
  assessUnder(definition, trials, facts).verdict

describe('out of scope', () => {
  it('is certainly bipolar depression, persistent depressive disorder or another primary diagnosis', () => {
    for (const primary of ['bipolarDepression', 'persistentDepressiveDisorder', 'other'] as const)
      expect(verdict(TWO_FAILURES, { diagnosis: { primary } })).toBe('outOfScope')
  })

  it('still shows the findings and the counts', () => {
    const definition = assessUnder('six-week', TWO_FAILURES, { diagnosis: { primary: 'bipolarDepression' } })
    expect(definition).toMatchObject({ countMin: 2, countMax: 2 })
    expect(definition.trials[0]?.findings).toHaveLength(4)
  })

  it('is certainly under 18: born 2009 and assessed in 2026 is at most 17', () => {
    expect(verdict(TWO_FAILURES, { birthYear: 2009 })).toBe('outOfScope')
  })

  it('comes before every other verdict', () => {
    const bipolar = { diagnosis: { primary: 'bipolarDepression' as const } }
    for (const trials of [[], ONE_AND_PERHAPS, NEVER_THE_DOSE]) expect(verdict(trials, bipolar)).toBe('outOfScope')
    expect(verdict(TWO_FAILURES, { ...bipolar, currentStatus: 'remission' })).toBe('outOfScope')
  })
})

describe('criteria met', () => {
  it('is two different drugs that certainly count', () => {
    expect(verdict(TWO_FAILURES)).toBe('criteriaMet')
    expect(assessUnder('six-week', TWO_FAILURES)).toMatchObject({ countMin: 2, countMax: 2, required: 2 })
  })

  it('holds for an adult: born 2007 and assessed in 2026 is 18 or 19', () => {
    expect(verdict(TWO_FAILURES, { birthYear: 2007 })).toBe('criteriaMet')
  })

  it('stays when now responding or in remission', () => {
    expect(verdict(TWO_FAILURES, { currentStatus: 'remission' })).toBe('criteriaMet')
    expect(verdict(TWO_FAILURES, { currentStatus: 'responding' })).toBe('criteriaMet')
  })

  it('is not one drug twice', () => {
    expect(verdict([aFairTrial(), aFairTrial({ id: 't2' })])).toBe('notResistant')
  })
})

describe('not resistant, because responding or in remission now', () => {
  it('comes before indeterminate and pseudo-resistance', () => {
    for (const currentStatus of ['remission', 'responding'] as const) {
      expect(verdict(ONE_AND_PERHAPS, { currentStatus })).toBe('notResistant')
      expect(verdict(NEVER_THE_DOSE, { currentStatus })).toBe('notResistant')
    }
  })

  it('comes before an unknown diagnosis or age', () => {
    expect(verdict(TWO_FAILURES, { currentStatus: 'remission', diagnosis: { primary: 'unknown' } })).toBe(
      'notResistant',
    )
    expect(verdict(TWO_FAILURES, { currentStatus: 'remission', birthYear: 2008 })).toBe('notResistant')
  })

  it('does not hold when depressed, or when the status is unknown or left out', () => {
    for (const facts of [{}, { currentStatus: 'depressed' as const }, { currentStatus: 'unknown' as const }])
      expect(verdict(ONE_AND_PERHAPS, facts)).toBe('indeterminate')
  })
})

describe('indeterminate', () => {
  it('is fewer than two certain and two possible', () => {
    expect(assessUnder('six-week', ONE_AND_PERHAPS)).toMatchObject({
      verdict: 'indeterminate',
      countMin: 1,
      countMax: 2,
    })
  })

  it('is an unknown diagnosis, or an age of 17 or 18, whatever the count', () => {
    for (const trials of [TWO_FAILURES, NEVER_THE_DOSE, []]) {
      expect(verdict(trials, { diagnosis: { primary: 'unknown' } })).toBe('indeterminate')
      expect(verdict(trials, { birthYear: 2008 })).toBe('indeterminate')
    }
  })
})

describe('pseudo-resistance', () => {
  it('is fewer than two possible, with two different drugs recorded as ended without response', () => {
    expect(verdict(ONE_AND_TOO_SHORT)).toBe('pseudoResistance')
    expect(verdict(NEVER_THE_DOSE)).toBe('pseudoResistance')
    expect(assessUnder('six-week', NEVER_THE_DOSE).apparentFailures).toEqual({ min: 2, max: 2 })
  })

  it.each([
    ['dose', { doses: [{ mgPerDay: 20 }] }],
    ['duration', { days: 20 }],
    ['adherence', { adherence: { method: 'pillCount', proportion: 0.5 } }],
  ] as const)('names its cause: %s', (cause, recorded) => {
    expect(assessUnder('six-week', [aFairTrial(), anotherFairTrial(recorded)]).causes).toEqual([cause])
  })

  it('names intolerance when all were stopped early for side effects', () => {
    const intolerable = { days: 10, stopReason: 'sideEffects' as const }
    const definition = assessUnder('six-week', [aFairTrial(intolerable), anotherFairTrial(intolerable)])
    expect(definition.verdict).toBe('pseudoResistance')
    expect(definition.causes).toContain('intolerance')
  })

  it('needs two different drugs: the same drug twice too short is not', () => {
    expect(verdict([aFairTrial({ days: 10 }), aFairTrial({ id: 't2', days: 10 })])).toBe('notResistant')
  })

  it.each(['lackOfEfficacy', 'partialResponse', 'nonAdherence', 'sideEffects'] as const)(
    'takes "stopped for %s" as an apparent failure',
    (stopReason) => {
      const short = { days: 20, outcome: undefined, stopReason }
      expect(verdict([aFairTrial(short), anotherFairTrial(short)])).toBe('pseudoResistance')
    },
  )

  it.each(['cost', 'patientPreference', 'switchedByPrescriber', 'pregnancy', 'unknown'] as const)(
    'does not take "stopped for %s" with an unknown outcome as one',
    (stopReason) => {
      const short = { days: 20, outcome: undefined, stopReason }
      expect(verdict([aFairTrial(short), anotherFairTrial(short)])).toBe('notResistant')
    },
  )

  it('takes the outcome before the reason for stopping, and is open where the outcome may be a response', () => {
    const short = (outcome: object) => [aFairTrial({ days: 20, stopReason: 'sideEffects', outcome })]
    const apparent = (outcome: object) => assessUnder('six-week', short(outcome)).apparentFailures
    expect(apparent({ improvement: 60 })).toEqual({ min: 0, max: 0 })
    expect(apparent({ improvement: 40 })).toEqual({ min: 1, max: 1 })
    expect(apparent({ improvement: { min: 40, max: 60 } })).toEqual({ min: 0, max: 1 })
  })

  it('is open where the baseline may be too low to say anything, unless both readings agree', () => {
    // From 20 to 8 is 60 %; a PHQ-9 below 5 is below the mild range, and the reason for stopping then decides.
    const scored = (baseline: object | number, endpoint: number) =>
      assessUnder('six-week', [
        aFairTrial({ days: 20, stopReason: 'sideEffects', outcome: { scale: 'PHQ-9', baseline, endpoint } }),
      ]).apparentFailures
    expect(scored(20, 8)).toEqual({ min: 0, max: 0 })
    expect(scored({ min: 0, max: 20 }, 8)).toEqual({ min: 0, max: 1 })
    expect(scored({ min: 0, max: 20 }, 12)).toEqual({ min: 1, max: 1 })
  })

  it('takes 49.9 % as an apparent failure and 50 % as none', () => {
    const short = (improvement: number) => ({ days: 20, outcome: { improvement } })
    expect(verdict([aFairTrial(short(49.9)), anotherFairTrial(short(49.9))])).toBe('pseudoResistance')
    expect(verdict([aFairTrial(short(49.9)), anotherFairTrial(short(50))])).toBe('notResistant')
  })

  it('is not reached by a loss of response or a trial in progress', () => {
    const lost = { lostResponse: true, outcome: { band: 'response' as const } }
    expect(verdict([aFairTrial(), anotherFairTrial(lost)])).toBe('notResistant')
    expect(verdict([aFairTrial(), anotherFairTrial({ start: '2026-11-01', ongoing: true })])).toBe('notResistant')
  })
})

describe('not resistant otherwise', () => {
  it('is fewer than two adequate failures, or no trials at all', () => {
    expect(verdict([aFairTrial()])).toBe('notResistant')
    expect(verdict([])).toBe('notResistant')
    expect(assessUnder('six-week', [])).toMatchObject({
      countMin: 0,
      countMax: 0,
      apparentFailures: { min: 0, max: 0 },
    })
  })
})

describe('provisional', () => {
  it('is any verdict with a positive bipolar screen, not with a negative one or none', () => {
    const screened = (bipolarScreen: 'positive' | 'negative' | 'notDone', trials: readonly AntidepressantTrial[]) =>
      assessUnder('six-week', trials, { diagnosis: { bipolarScreen } }).provisional
    for (const trials of [TWO_FAILURES, ONE_AND_PERHAPS, NEVER_THE_DOSE, []]) {
      expect(screened('positive', trials)).toBe(true)
      expect(screened('negative', trials)).toBe(false)
      expect(screened('notDone', trials)).toBe(false)
      expect(assessUnder('six-week', trials).provisional).toBe(false)
    }
  })

  it('is any verdict with mania on an antidepressant', () => {
    const trials = [aFairTrial({ stopReason: 'maniaOrHypomania' }), anotherFairTrial()]
    expect(assessUnder('six-week', trials).provisional).toBe(true)
  })
})

describe('assumptions', () => {
  const RECORDED = { role: 'monotherapy', indication: 'depression', episode: 'current' } as const
  const FACTS = { birthYear: 1979, diagnosis: { primary: 'majorDepressiveDisorder' } } as const

  it('are none when nothing was left out', () => {
    expect(assess([aFairTrial(RECORDED)], FACTS).assumptions).toEqual([])
  })

  it.each([
    ['the diagnosis', aFairTrial(RECORDED), { birthYear: 1979 }, /major depressive/i],
    ['the age', aFairTrial(RECORDED), { diagnosis: FACTS.diagnosis }, /adult/i],
    ['the role', aFairTrial({ ...RECORDED, role: undefined }), FACTS, /monotherapy|alone/i],
    ['what it was for', aFairTrial({ ...RECORDED, indication: undefined }), FACTS, /for depression|indication/i],
    ['the episode', aFairTrial({ ...RECORDED, episode: undefined }), FACTS, /current episode|episode/i],
  ] as const)('name %s when it was left out, and the verdict counts it as certain', (_what, trial, facts, words) => {
    const { assumptions, definitions } = assess([trial], facts)
    expect(assumptions).toHaveLength(1)
    expect(assumptions[0]).toMatch(words)
    expect(definitions[0]).toMatchObject({ countMin: 1, countMax: 1 })
  })

  it('name assumed adherence', () => {
    const { assumptions } = assess([aFairTrial({ ...RECORDED, adherence: undefined })], FACTS, true)
    expect(assumptions.join(' ')).toMatch(/adherence/i)
  })

  it('are overruled by dates: a trial that ended before the onset is not assumed to be current', () => {
    const trial = aFairTrial({ ...RECORDED, episode: undefined, start: '2020-01-01', stop: '2020-06-30' })
    const { assumptions, definitions } = assess([trial], { ...FACTS, episode: { onset: '2025-01' } })
    expect(assumptions).toEqual([])
    expect(definitions[0]?.trials[0]?.reasons).toEqual(['otherEpisode'])
  })
})

describe('the evaluation', () => {
  it('holds all nine definitions, four findings for each trial, and the day it was computed for', () => {
    const evaluation = assess(TWO_FAILURES, { assessedOn: '2026-10-01' })
    expect(evaluation.definitions.map(({ id }) => id)).toEqual([
      'six-week',
      'six-week-licensed',
      'four-week',
      'eight-week',
      'mgh-atrq',
      'mgh-atrq-25',
      'athf-sf',
      'delphi-2022',
      'canada-2021',
    ])
    expect(evaluation.assessedOn).toBe('2026-10-01')
    for (const { trials } of evaluation.definitions)
      for (const { findings } of trials)
        expect(findings.map(({ criterion }) => criterion)).toEqual(['dose', 'duration', 'adherence', 'outcome'])
  })
})
