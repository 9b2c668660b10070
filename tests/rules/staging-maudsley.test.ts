import { describe, expect, it } from 'vitest'
import { aFairTrial } from './builders'
import { ect, type Facts, failed, mayHaveFailed, stage } from './staging-builders'

const ELEVEN = [
  ['sertraline', 50],
  ['escitalopram', 10],
  ['fluoxetine', 20],
  ['venlafaxine', 150],
  ['duloxetine', 60],
  ['bupropion', 300],
  ['mirtazapine', 30],
  ['amitriptyline', 150],
  ['phenelzine', 60],
  ['vortioxetine', 10],
  ['agomelatine', 25],
] as const

function failures(count: number) {
  return ELEVEN.slice(0, count).map(([drug, mgPerDay]) => aFairTrial({ id: drug, drug, doses: [{ mgPerDay }] }))
}

const ONE = failures(1)
/** Acute is 1 point, mild is 2. */
const ACUTE_AND_MILD: Facts = { episode: { onset: '2026-06', severity: 'mild' } }

/** Lowest and highest score with their bands, or what is needed. */
function score(trials = ONE, treatments: ReturnType<typeof ect> = [], facts: Facts = ACUTE_AND_MILD) {
  const result = stage('maudsley', trials, treatments, facts)
  if (result.kind === 'score') return [result.min, result.max, ...result.bands]
  return result.kind === 'notComputable' ? result.needs : result.kind
}

describe('the Maudsley points', () => {
  it.each([
    [1, 1 + 2 + 1, 'mild'],
    [2, 1 + 2 + 1, 'mild'],
    [3, 1 + 2 + 2, 'mild'],
    [4, 1 + 2 + 2, 'mild'],
    [5, 1 + 2 + 3, 'mild'],
    [6, 1 + 2 + 3, 'mild'],
    [7, 1 + 2 + 4, 'moderate'],
    [10, 1 + 2 + 4, 'moderate'],
    [11, 1 + 2 + 5, 'moderate'],
  ])('of %d failures, acute and mild, are %d: %s', (count, total, band) => {
    expect(score(failures(count))).toEqual([total, total, band])
  })

  it.each([
    ['subsyndromal', 'absent', 1],
    ['mild', 'absent', 2],
    ['mild', 'unknown', 2],
    ['moderate', 'absent', 3],
    ['severe', 'absent', 4],
    ['severe', 'present', 5],
  ] as const)('of %s, psychotic features %s, are %d', (severity, psychoticFeatures, points) => {
    const facts: Facts = { diagnosis: { psychoticFeatures }, episode: { onset: '2026-06', severity } }
    expect(score(ONE, [], facts)).toEqual([1 + points + 1, 1 + points + 1, points === 5 ? 'moderate' : 'mild'])
  })

  it('end at 10 for moderate and at 15 for all', () => {
    const chronic = (severity: 'moderate' | 'severe', psychoticFeatures: 'absent' | 'present'): Facts => ({
      diagnosis: { psychoticFeatures },
      episode: { onset: '2023', severity },
    })
    const added = { role: 'augmentation', addedTo: ['sertraline'], doses: [{ mgPerDay: 10 }] } as const
    const augmented = aFairTrial({ id: 'added', drug: 'aripiprazole', ...added })
    expect(score(failures(10), [], chronic('moderate', 'absent'))).toEqual([3 + 3 + 4, 10, 'moderate'])
    expect(score(failures(11), [], chronic('moderate', 'absent'))).toEqual([3 + 3 + 5, 11, 'severe'])
    expect(score([...failures(11), augmented], ect(), chronic('severe', 'present'))).toEqual([
      3 + 5 + 5 + 1 + 1,
      15,
      'severe',
    ])
  })

  it('are a range with both bands where a failure is open', () => {
    expect(score([...failures(6), mayHaveFailed('amitriptyline')])).toEqual([6, 7, 'mild', 'moderate'])
  })

  it('are open by one where an augmentation may have failed', () => {
    const added = { id: 'added', drug: 'aripiprazole', role: 'augmentation', doses: [{ mgPerDay: 10 }] } as const
    expect(score([...ONE, aFairTrial(added)])).toEqual([4, 5, 'mild'])
    expect(score([...ONE, aFairTrial({ ...added, addedTo: ['sertraline'] })])).toEqual([5, 5, 'mild'])
  })

  it('of ECT are one, however many courses there were', () => {
    expect(score(ONE, [...ect(), ...ect({ id: 'second' })])).toEqual([5, 5, 'mild'])
    expect(score(ONE, [...ect(), ...ect({ id: 'second', episode: 'unknown' })])).toEqual([5, 5, 'mild'])
    expect(score(ONE, [...ect(), ...ect({ id: 'second', episode: 'previous' })])).toEqual([5, 5, 'mild'])
    expect(score(ONE, ect({ episode: 'previous' }))).toEqual([4, 4, 'mild'])
  })
})

describe('the Maudsley score needs', () => {
  it('the episode of recorded ECT', () => {
    expect(score(ONE, ect({ episode: 'unknown' }))).toEqual(['in which episode the recorded ECT was given'])
  })

  it('a severity with a row, where psychotic features are present below severe', () => {
    const facts: Facts = {
      diagnosis: { psychoticFeatures: 'present' },
      episode: { onset: '2026-06', severity: 'moderate' },
    }
    expect(score(ONE, [], facts)).toEqual([
      'a severity that has a row: none is published for moderate with psychotic features',
    ])
  })

  it('the severity, where it was asked and is not known, and the onset, where it lies ahead', () => {
    expect(score(ONE, [], { episode: { onset: '2026-06', severity: 'unknown' } })).toEqual([
      'the severity of this episode',
    ])
    expect(score(ONE, [], { episode: { onset: '2026-11-21', severity: 'mild' } })).toEqual(['when this episode began'])
    expect(score(ONE, [], { episode: null })).toEqual(['when this episode began', 'the severity of this episode'])
  })

  it('nothing where no trial failed: then it does not apply, and says so', () => {
    expect(stage('maudsley', [], null, {})).toMatchObject({
      kind: 'notApplicable',
      reason: 'no adequate failure in this episode',
    })
  })
})

describe('the length of an episode', () => {
  it.each([
    // A month without the day ends on its last: 12 months before 29 February 2024 is 28 February 2023.
    ['2024-02-29', '2023-02-28', 1, 1],
    ['2024-02-29', '2023-02-27', 2, 2],
    ['2024-02-29', '2022-02-28', 2, 2],
    ['2024-02-29', '2022-02-27', 3, 3],
    ['2024-03-01', '2023-03-01', 1, 1],
    ['2024-03-01', '2023-02-28', 2, 2],
    ['2025-01-31', '2024-01-31', 1, 1],
    ['2025-01-31', '2024-01-30', 2, 2],
    ['2025-12-31', '2024-12-31', 1, 1],
    ['2025-12-31', '2024-12-30', 2, 2],
    // A month or a year that holds the boundary is on both sides of it.
    ['2026-11-20', '2025-11', 1, 2],
    ['2026-11-20', '2025-12', 1, 1],
    ['2026-11-20', '2025-10', 2, 2],
    ['2026-11-20', '2024-11', 2, 3],
    ['2026-11-20', '2024', 2, 3],
    ['2026-11-20', '2023', 3, 3],
    // One that holds the day of assessment began on that day at the latest.
    ['2026-11-20', '2026-11', 1, 1],
    ['2026-11-20', '2026', 1, 1],
    ['2026-11-20', '2026-11-20', 1, 1],
  ] as const)('on %s, since %s: %d to %d points', (assessedOn, onset, least, most) => {
    const facts: Facts = { assessedOn, episode: { onset, severity: 'mild' } }
    expect(score(ONE, [], facts)).toEqual([least + 2 + 1, most + 2 + 1, 'mild'])
  })
})

describe('the Maudsley score', () => {
  const SEVERE = { diagnosis: { psychoticFeatures: 'absent' } as const }
  const augmented = aFairTrial({
    id: 'added',
    drug: 'aripiprazole',
    role: 'augmentation',
    addedTo: ['bupropion'],
    doses: [{ mgPerDay: 10 }],
  })

  it('gives 2 + 4 + 2 + 1 + 0 = 9, moderate, for 18 months, severe without psychosis, three failures, augmented', () => {
    const facts: Facts = { ...SEVERE, episode: { onset: '2025-05-20', severity: 'severe' } }
    const trials = [failed('sertraline'), failed('venlafaxine'), failed('bupropion'), augmented]
    expect(stage('maudsley', trials, [], facts)).toMatchObject({ kind: 'score', min: 9, max: 9, bands: ['moderate'] })
  })

  it('is 3 at least, and takes ECT as used whatever came of it', () => {
    const facts: Facts = { episode: { onset: '2026-06', severity: 'subsyndromal' } }
    expect(stage('maudsley', [failed('sertraline')], [], facts)).toMatchObject({ min: 3, max: 3, bands: ['mild'] })
    const responded = ect({ outcome: { band: 'response' } })
    expect(stage('maudsley', [failed('sertraline')], responded, facts)).toMatchObject({ min: 4, max: 4 })
    expect(stage('maudsley', [failed('sertraline')], ect({ episode: 'previous' }), facts)).toMatchObject({ min: 3 })
  })

  it('needs each input that is missing, by name', () => {
    expect(stage('maudsley', [failed('sertraline')], null)).toMatchObject({
      kind: 'notComputable',
      needs: ['when this episode began', 'the severity of this episode', 'whether ECT was given in this episode'],
    })
    const severe: Facts = { episode: { onset: '2025-05', severity: 'severe' } }
    expect(stage('maudsley', [failed('sertraline')], [], severe)).toMatchObject({
      needs: ['whether psychotic features are present'],
    })
    const mild: Facts = { diagnosis: { psychoticFeatures: 'present' }, episode: { onset: '2025-05', severity: 'mild' } }
    expect(stage('maudsley', [failed('sertraline')], [], mild)).toMatchObject({ kind: 'notComputable' })
  })

  it('does not apply without an adequate failure, and is open where there may be one', () => {
    const facts: Facts = { episode: { onset: '2025-05', severity: 'mild' } }
    expect(stage('maudsley', [], [], facts)).toMatchObject({ kind: 'notApplicable' })
    expect(stage('maudsley', [mayHaveFailed('sertraline')], [], facts)).toMatchObject({
      needs: ['whether at least one trial failed adequately'],
    })
  })
})
