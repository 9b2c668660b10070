import { describe, expect, it } from 'vitest'
import type { CaseFacts } from '@/lib/domain/case-file'
import { aFairTrial, assessFirst } from './builders'

type Recorded = NonNullable<CaseFacts['contributors']>[number]

const SPRING = { start: '2025-03-01', stop: '2025-05-31' }

/** What is noted of a fair trial from 1 March to 31 May 2025 beside one recorded contributor. */
function assessBeside(recorded: Pick<Recorded, 'code' | 'status'> & { start?: string; stop?: string }) {
  return assessFirst([aFairTrial(SPRING)], 'six-week', { contributors: [recorded] })
}

const UNCERTAIN = /how much of the drug arrived is uncertain\. A level would inform this\.$/

describe('a state that changes how much of a drug arrives', () => {
  it.each([
    ['present', true],
    ['treated', true],
    ['ruledOut', false],
    ['notAssessed', false],
  ] as const)('recorded as %s makes exposure uncertain: %s', (status, isTagged) => {
    const trial = assessBeside({ code: 'bariatric_surgery', status })
    expect(trial.reasons.includes('uncertainExposure')).toBe(isTagged)
    expect(trial.notes.filter((note) => UNCERTAIN.test(note))).toHaveLength(isTagged ? 1 : 0)
    expect(trial).toMatchObject({ adequacy: 'met', counts: 'met' })
  })

  it.each([
    ['that ended the day before the trial', { stop: '2025-02-28' }, false],
    ['that ended on its first day', { stop: '2025-03-01' }, true],
    ['that began on its last day', { start: '2025-05-31' }, true],
    ['that began the day after it', { start: '2025-06-01' }, false],
    ['without dates', {}, true],
  ])('%s', (_, dates, isTagged) => {
    const trial = assessBeside({ code: 'bariatric_surgery', status: 'present', ...dates })
    expect(trial.reasons.includes('uncertainExposure')).toBe(isTagged)
  })

  it('is none where the contributor changes no exposure, such as a stressor', () => {
    const trial = assessBeside({ code: 'bipolar', status: 'present' })
    expect(trial.reasons).not.toContain('uncertainExposure')
    expect(trial.notes.filter((note) => UNCERTAIN.test(note))).toEqual([])
  })
})
