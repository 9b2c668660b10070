import { describe, expect, it } from 'vitest'
import { CASE_VERDICTS } from '@/lib/domain/case-file'
import { describeCountOfRequired, describeProvisional, describeVerdict } from '@/lib/exchange/describe-verdict'
import { describeWhy } from '@/lib/exchange/describe-why'
import { aCaseFile, aDefinition, aTrialEvaluation, RECORDED } from './fixture'

function withCase(changes: object) {
  return aCaseFile({ case: { ...RECORDED.case, ...changes } })
}

const { beside } = aDefinition()

describe('the sentence of a verdict', () => {
  it('says that the recorded trials meet the definition', () => {
    const definition = aDefinition({ verdict: 'criteriaMet', countMin: 2, countMax: 3 })
    expect(describeVerdict(definition, aCaseFile())).toBe(
      'The recorded trials meet “two or more adequate failed trials”.',
    )
  })

  it.each([
    ['remission', 'in remission'],
    ['responding', 'responding'],
  ])('says so when the criteria are met and the patient is now %s', (currentStatus, words) => {
    const definition = aDefinition({ verdict: 'criteriaMet', countMin: 2 })
    expect(describeVerdict(definition, withCase({ currentStatus }))).toBe(
      `The recorded trials meet “two or more adequate failed trials”; the depression is ${words} now.`,
    )
  })

  it('says which two where one of them is an augmentation', () => {
    const definition = aDefinition({
      id: 'mgh-atrq',
      verdict: 'criteriaMet',
      countMin: 2,
      countMax: 2,
      beside: { ...beside, countedAugmentations: { min: 1, max: 1 } },
    })
    expect(describeVerdict(definition, aCaseFile())).toBe(
      'The recorded trials meet “two or more adequate failed trials”: one antidepressant, one augmentation.',
    )
  })

  it('says that the trials cannot decide', () => {
    expect(describeVerdict(aDefinition(), aCaseFile())).toBe(
      'The recorded trials cannot decide “two or more adequate failed trials”.',
    )
  })

  it('says that the scope is open where the count is there', () => {
    const definition = aDefinition({ countMin: 2 })
    expect(describeVerdict(definition, aCaseFile())).toBe(
      'The recorded trials cannot decide “two or more adequate failed trials”: whether the case is in scope is not known.',
    )
  })

  it('names the causes of apparent failures', () => {
    const definition = aDefinition({
      verdict: 'pseudoResistance',
      countMin: 0,
      countMax: 1,
      causes: ['dose', 'duration'],
    })
    expect(describeVerdict(definition, aCaseFile())).toBe(
      'The recorded trials do not meet “two or more adequate failed trials”: apparent failures that were not adequate trials (dose too low and too few days).',
    )
  })

  it('says "not tolerated, so not tested" when intolerance is the only cause', () => {
    const definition = aDefinition({ verdict: 'pseudoResistance', countMin: 0, countMax: 0, causes: ['intolerance'] })
    expect(describeVerdict(definition, aCaseFile())).toBe(
      'The recorded trials do not meet “two or more adequate failed trials”: not tolerated, so not tested.',
    )
  })

  it('says that fewer than two adequate failures are recorded, or no trials', () => {
    const definition = aDefinition({ verdict: 'notResistant', countMin: 1, countMax: 1 })
    const sentence = 'The recorded trials do not meet “two or more adequate failed trials”'
    expect(describeVerdict(definition, aCaseFile())).toBe(`${sentence}: fewer than two adequate failures recorded.`)
    expect(describeVerdict(definition, aCaseFile({ trials: [] }))).toBe(`${sentence}: no trials recorded.`)
  })

  it('claims no certainty about the count in a patient who is now in remission', () => {
    const definition = aDefinition({ verdict: 'notResistant', countMin: 1, countMax: 2 })
    expect(describeVerdict(definition, withCase({ currentStatus: 'remission' }))).toBe(
      'The recorded trials do not certainly meet “two or more adequate failed trials”; the depression is in remission now.',
    )
  })

  it('names why a case is outside the scope', () => {
    const definition = aDefinition({ verdict: 'outOfScope' })
    expect(describeVerdict(definition, withCase({ diagnosis: { primary: 'bipolarDepression' } }))).toBe(
      '“Two or more adequate failed trials” does not apply: the diagnosis is bipolar depression.',
    )
    expect(describeVerdict(definition, withCase({ birthYear: 2015 }))).toBe(
      '“Two or more adequate failed trials” does not apply: the patient is under 18.',
    )
  })

  it('starts with "Provisional" and says why', () => {
    const definition = aDefinition({ provisional: true })
    const file = withCase({ diagnosis: { primary: 'majorDepressiveDisorder', bipolarScreen: 'positive' } })
    expect(describeVerdict(definition, file)).toBe(
      'Provisional: the recorded trials cannot decide “two or more adequate failed trials”.',
    )
    expect(describeProvisional(definition, file)).toBe('Provisional because a bipolar screen is positive.')
    expect(describeProvisional(aDefinition(), file)).toBeNull()
  })

  it('ends with how many are adequate for psychotic depression', () => {
    const definition = aDefinition({
      verdict: 'criteriaMet',
      countMin: 2,
      countMax: 2,
      beside: { ...beside, adequateForPsychoticDepression: { min: 1, max: 1 } },
    })
    expect(describeVerdict(definition, aCaseFile())).toBe(
      'The recorded trials meet “two or more adequate failed trials”; 1 of these adequate for psychotic depression.',
    )
  })

  it.each(CASE_VERDICTS)('never shows the id %s', (verdict) => {
    for (const provisional of [true, false]) {
      expect(describeVerdict(aDefinition({ verdict, provisional }), aCaseFile())).not.toMatch(
        /outOfScope|criteriaMet|indeterminate|resistan/i,
      )
    }
  })

  it('counts against what is required', () => {
    expect(describeCountOfRequired(aDefinition())).toBe('1 to 2 of 2 required')
    expect(describeCountOfRequired(aDefinition({ countMax: 1 }))).toBe('1 of 2 required')
  })
})

describe('why', () => {
  it('says what counts, what might and what was never a fair chance', () => {
    expect(describeWhy(aDefinition(), aCaseFile())).toBe(
      'One certainly counts. A second might: whether venlafaxine XR was taken long enough is not known. Two others were never a fair chance: one was not tolerated and one stayed below the minimum dose.',
    )
  })

  it('tells a response and a trial in progress from an unfair trial', () => {
    const trials = [
      aTrialEvaluation({ counts: 'notMet', failed: 'notMet', reasons: ['responded'] }),
      aTrialEvaluation({ id: 't2', adequacy: 'notMet', counts: 'notMet', reasons: ['inProgress', 'durationTooShort'] }),
    ]
    const definition = aDefinition({ verdict: 'notResistant', countMin: 0, countMax: 0, trials })
    expect(describeWhy(definition, aCaseFile())).toBe(
      'None certainly counts. One is still in progress and one brought a response.',
    )
  })

  it('says "it", "both" and "all" where the others are of one kind', () => {
    const short = (id: string) =>
      aTrialEvaluation({ id, adequacy: 'notMet', counts: 'notMet', reasons: ['durationTooShort'] })
    const why = (trials: ReturnType<typeof aTrialEvaluation>[]) =>
      describeWhy(aDefinition({ verdict: 'notResistant', countMin: 1, countMax: 1, trials }), aCaseFile())
    const counting = aTrialEvaluation()
    const start = 'One certainly counts.'
    expect(why([counting, short('t2')])).toBe(`${start} One other was never a fair chance: it was too short.`)
    expect(why([counting, short('t2'), short('t3')])).toBe(
      `${start} Two others were never a fair chance: both were too short.`,
    )
    expect(why([counting, short('t2'), short('t3'), short('t4')])).toBe(
      `${start} Three others were never a fair chance: all three were too short.`,
    )
  })

  it('names only the drugs where much is not known', () => {
    const open = (id: string) =>
      aTrialEvaluation(
        { id, drugId: null, counts: 'unknown' },
        { dose: { verdict: 'unknown' }, duration: { verdict: 'unknown' } },
      )
    const definition = aDefinition({ countMin: 0, countMax: 2, trials: [open('t1'), open('t2')] })
    expect(describeWhy(definition, aCaseFile())).toBe(
      'None certainly counts. Two might: not all is known of sertraline and venlafaxine XR.',
    )
  })

  it('is silent where no trial is recorded', () => {
    const definition = aDefinition({ verdict: 'notResistant', countMin: 0, countMax: 0, trials: [] })
    expect(describeWhy(definition, aCaseFile({ trials: [] }))).toBe('')
  })
})
