import { describe, expect, it } from 'vitest'
import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { aFairTrial } from './builders'
import { ect, type Facts, failed, mayHaveFailed, shownInputs, stage } from './staging-builders'

const ADDED = aFairTrial({
  id: 'added',
  drug: 'aripiprazole',
  role: 'augmentation',
  addedTo: ['sertraline'],
  doses: [{ mgPerDay: 10 }],
})

/** Sertraline above its minimum and an augmentation that failed, venlafaxine that may have. */
const TRIALS = [failed('sertraline', { doses: [{ mgPerDay: 100 }] }), mayHaveFailed('venlafaxine'), ADDED]
const TABLET = aFairTrial({ id: 'x', drug: 'some tablet' })

const CLASSES_ROW = 'Different classes that have to have failed before the first stage of resistance: 2'
const AUGMENTATION_ROWS = [
  'Each augmentation or combination: 0.5',
  'A combination is two antidepressants started together; one added later counts as a trial of its own: once per pair',
]
const RAISED_ROWS = [
  'Each optimization of dose or duration: 0.5',
  'An optimization is a dose raised above the minimum effective dose, in a trial that counts; longer trials give no points: once per trial',
]
const FAILURE_ROW = 'Each adequate trial that failed (at least 6 weeks): 1'

/** One input of a score as it is shown: what was recorded, and the points. */
function inputOf(label: string, ...given: Parameters<typeof shownInputs>) {
  const [, observed, points, sources] = shownInputs(...given)?.find(([own]) => own === label) ?? []
  return { observed, points, sources }
}

describe('Thase–Rush shows', () => {
  it('the failures with the rows they may come to, the class of each drug, and ECT', () => {
    expect(shownInputs('thaseRush', TRIALS, ect())).toEqual([
      [
        'Adequate failures in this episode',
        '1 to 2',
        '',
        [
          'At least one adequate trial of one major class failed: stage I',
          'And an adequate trial of a clearly different class: stage II',
        ],
      ],
      ['Their classes', 'SSRI: sertraline; SNRI: venlafaxine (not certain)', '', []],
      ['ECT', 'bilateral, without response', '', []],
    ])
  })

  it('a drug that nobody knows as of a class not known, and no class without a failure', () => {
    expect(inputOf('Their classes', 'thaseRush', [TABLET]).observed).toBe('class not known: some tablet (not certain)')
    const unnamed = aFairTrial({ id: 'x', drug: null })
    expect(inputOf('Their classes', 'thaseRush', [unnamed]).observed).toBe(
      'class not known: a drug not known (not certain)',
    )
    expect(inputOf('Their classes', 'thaseRush', []).observed).toBe('none')
  })

  it('a drug once, however many trials of it failed, and certain when one is', () => {
    const again = failed('sertraline', { id: 'again', adherence: null })
    expect(inputOf('Their classes', 'thaseRush', [again, failed('sertraline')]).observed).toBe('SSRI: sertraline')
  })

  it.each([
    ['olanzapine-fluoxetine', { amount: 6, unit: 'mg/day', ingredient: 'olanzapine' }, 'SSRI'],
    ['vilazodone', { mgPerDay: 40 }, 'SSRI'],
    ['dextromethorphan-bupropion', { amount: 90, unit: 'mg/day', ingredient: 'dextromethorphan' }, 'NDRI'],
    ['moclobemide', { mgPerDay: 600 }, 'MAOI'],
    ['vortioxetine', { mgPerDay: 20 }, 'multimodal'],
  ] as const)('%s as of the class of what it holds or resembles', (drug, dose, drugClass) => {
    const trial = aFairTrial({ drug, doses: [dose] })
    expect(inputOf('Their classes', 'thaseRush', [trial]).observed).toMatch(new RegExp(`^${drugClass}: `))
  })

  it('no rows where no stage is given', () => {
    const responded = failed('sertraline', { outcome: { band: 'response' } })
    expect(inputOf('Adequate failures in this episode', 'thaseRush', [responded])).toEqual({
      observed: '0',
      points: '',
      sources: [],
    })
  })
})

describe('the European model shows', () => {
  it('the failures, each class once, ECT, and the weeks at dose as a check', () => {
    // 12 weeks of sertraline certainly; with venlafaxine 12 + 12 = 24.
    expect(shownInputs('european', TRIALS, [])).toEqual([
      [
        'Adequate failures in this episode',
        '1 to 2',
        '',
        ['One failed treatment: non-responder', 'Two failed treatments: TRD 1'],
      ],
      ['Their classes', 'SSRI; SNRI', '', [CLASSES_ROW]],
      ['ECT', 'none recorded', '', []],
      [
        'Weeks at dose in those trials (a check)',
        '12 to 24',
        '',
        ['One failed treatment: 6 to 8 weeks', 'TRD 1: 12 to 16 weeks'],
      ],
    ])
  })

  it('no class without a failure, one class for two drugs of it, and that of an unknown drug as not known', () => {
    const classes = (...trials: readonly AntidepressantTrial[]) => inputOf('Their classes', 'european', trials).observed
    expect(classes()).toBe('none')
    expect(classes(failed('sertraline'), failed('escitalopram'))).toBe('SSRI')
    expect(classes(failed('sertraline'), TABLET)).toBe('SSRI; class not known')
  })

  it('whole weeks, of each drug its longest trial', () => {
    const weeks = (...trials: readonly AntidepressantTrial[]) =>
      inputOf('Weeks at dose in those trials (a check)', 'european', trials)
    expect(weeks()).toEqual({ observed: '0', points: '', sources: [] })
    // 45 + 45 = 90 days are 12 weeks and 6 days; 45 + 46 = 91 are 13 weeks.
    expect(weeks(failed('sertraline', { days: 45 }), failed('venlafaxine', { days: 45 }))).toMatchObject({
      observed: '12',
      sources: ['TRD 1: 12 to 16 weeks'],
    })
    expect(weeks(failed('sertraline', { days: 45 }), failed('venlafaxine', { days: 46 })).observed).toBe('13')
    expect(weeks(failed('sertraline', { weeks: { min: 8, max: 10 } })).observed).toBe('8 to 10')
    expect(weeks(failed('sertraline', { weeks: { min: 8 } })).observed).toBe('at least 8')
    const twice = [
      failed('sertraline', { weeks: 10 }),
      failed('sertraline', { id: 'again', weeks: { min: 7, max: 14 } }),
    ]
    expect(weeks(...twice).observed).toBe('10 to 14')
  })

  it('no rows where ECT has to be known first', () => {
    expect(inputOf('Adequate failures in this episode', 'european', [failed('sertraline')], null).sources).toEqual([])
  })
})

describe('the Massachusetts General Hospital score shows', () => {
  it('what each failure, raised dose, augmentation and ECT gives', () => {
    expect(shownInputs('mgh', TRIALS, ect())).toEqual([
      ['Adequate failures in this episode', '1 to 2', '1 to 2 points', [FAILURE_ROW]],
      ['Doses raised above the minimum', '1', '0.5 points', RAISED_ROWS],
      ['Augmentations and combinations that failed adequately', '1', '0.5 points', AUGMENTATION_ROWS],
      ['ECT', 'bilateral, without response', '3 points', ['ECT that failed, once: 3']],
    ])
  })

  it('no points for ECT that brought a response, and none at all where nobody knows', () => {
    const points = (treatments: ReturnType<typeof ect> | null) => {
      const { observed, points: shown } = inputOf('ECT', 'mgh', [failed('sertraline')], treatments)
      return [observed, shown]
    }
    expect(points([])).toEqual(['none recorded', '0 points'])
    expect(points(ect({ outcome: { band: 'response' } }))).toEqual(['bilateral, with response', '0 points'])
    expect(points(ect({ outcome: null }))).toEqual(['bilateral, outcome not known', ''])
    expect(points(null)).toEqual(['not recorded', ''])
  })
})

describe('the Maudsley score shows', () => {
  const SEVERE: Facts = {
    diagnosis: { psychoticFeatures: 'absent' },
    episode: { onset: '2025-05-20', severity: 'severe' },
  }

  it('since when, how severe, how many failures, augmentations and ECT, each with its points', () => {
    expect(shownInputs('maudsley', TRIALS, ect(), SEVERE)).toEqual([
      ['Length of this episode', 'since 20 May 2025', '2 points', ['Sub-acute: 13 to 24 months: 2']],
      ['Severity', 'severe without psychosis', '4 points', ['Severe without psychosis: 4']],
      ['Adequate failures in this episode', '1 to 2', '1 point', ['1 or 2 failures: 1']],
      ['Augmentations that failed adequately', '1', '1 point', ['Augmentation used: 1']],
      ['ECT', 'bilateral, without response', '1 point', ['ECT used: 1']],
    ])
  })

  it('what is missing as not recorded, without points', () => {
    expect(shownInputs('maudsley', [mayHaveFailed('sertraline')], null)).toEqual([
      ['Length of this episode', 'not recorded', '', []],
      ['Severity', 'not recorded', '', []],
      ['Adequate failures in this episode', '0 to 1', '', []],
      ['Augmentations that failed adequately', '0', '0 points', ['Augmentation used: 1']],
      ['ECT', 'not recorded', '', ['ECT used: 1']],
    ])
  })

  it('an onset that lies ahead as not recorded', () => {
    const length = (onset: string) =>
      inputOf('Length of this episode', 'maudsley', TRIALS, [], { episode: { onset, severity: 'mild' } })
    expect(length('2026-11-21')).toEqual({ observed: 'not recorded', points: '', sources: [] })
    expect(length('2026-11-20')).toMatchObject({ observed: 'since 20 November 2026', points: '1 point' })
  })
})

describe('ECT is shown', () => {
  const shown = (...treatments: ReturnType<typeof ect>) => inputOf('ECT', 'thaseRush', [], treatments).observed

  it('with its side, its sessions, its outcome and an episode other than this one', () => {
    expect(shown(...ect({ sessions: 12 }))).toBe('bilateral, 12 sessions, without response')
    expect(shown(...ect({ sessions: { min: 8, max: 12 }, outcome: { band: 'response' } }))).toBe(
      'bilateral, 8 to 12 sessions, with response',
    )
    expect(shown(...ect({ sessions: null, outcome: null }))).toBe('bilateral, outcome not known')
    expect(shown(...ect({ episode: 'previous' }))).toBe('bilateral, without response, another episode')
    expect(shown(...ect({ episode: 'unknown' }))).toBe('bilateral, without response, episode not known')
  })

  it('with a side that is not recorded as such', () => {
    expect(shown(...ect({ laterality: null }))).toBe('side not recorded, without response')
    expect(shown(...ect({ laterality: ' ' }))).toBe('side not recorded, without response')
    expect(shown(...ect({ laterality: ' right unilateral ' }))).toBe('right unilateral, without response')
  })

  it('course by course', () => {
    expect(shown(...ect(), ...ect({ id: 'second', laterality: 'unilateral' }))).toBe(
      'bilateral, without response; unilateral, without response',
    )
  })
})

describe('a case that is certainly out of scope', () => {
  it('keeps what was read, and is given no score', () => {
    const facts: Facts = { diagnosis: { primary: 'bipolarDepression' } }
    expect(stage('mgh', [failed('sertraline')], [], facts)).toMatchObject({
      kind: 'notApplicable',
      reason: 'the case is outside what the score was made for',
      inputs: [{ observed: { min: 1, max: 1 } }, {}, {}, {}],
    })
  })
})
