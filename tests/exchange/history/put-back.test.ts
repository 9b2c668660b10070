import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_TRIALS } from '@/lib/domain/case-file'
import type { CaseVersion } from '@/lib/exchange/history/case-version'
import { listChanges, SUBJECTS } from '@/lib/exchange/history/list-changes'
import { putBack } from '@/lib/exchange/history/put-back'
import { isSame } from '@/lib/exchange/re-runs/is-same'
import { arbitraryCaseFile } from '../../arbitrary-case-file'
import { aCaseFile, aTrial } from '../../factories'

type Recorded = Parameters<typeof aCaseFile>[0]

const KEYS = { t1: 'key-1', t2: 'key-2' }

function toVersion(recorded: Recorded, trialKeys: CaseVersion['trialKeys'] = KEYS): CaseVersion {
  return { file: aCaseFile(recorded), trialKeys }
}

describe('what is put back of a case', () => {
  it('is a trial with its fields as they were, and no other trial', () => {
    const before = toVersion({ trials: [aTrial({ weeks: 6 }), aTrial({ id: 't2', drug: 'lithium' })] })
    const present = toVersion({
      trials: [aTrial({ weeks: 8, comment: 'new' }), aTrial({ id: 't2', drug: 'lithium', weeks: 3 })],
    })
    expect(putBack(present, before, 'key-1')?.case.file.trials).toEqual([
      aTrial({ weeks: 6 }),
      aTrial({ id: 't2', drug: 'lithium', weeks: 3 }),
    ])
  })

  it('is a deleted trial under an id of its own, where its id was given to another trial', () => {
    const before = toVersion({ trials: [aTrial({ weeks: 6 })] })
    const present = toVersion({ trials: [aTrial({ drug: 'lithium' })] }, { t1: 'key-9' })
    const put = putBack(present, before, 'key-1')
    expect(put?.case.file.trials).toEqual([aTrial({ drug: 'lithium' }), aTrial({ id: 't2', weeks: 6 })])
    expect(put?.case.trialKeys).toEqual({ t1: 'key-9', t2: 'key-1' })
  })

  it('leaves out a link to a trial that is no longer there', () => {
    const before = toVersion({ trials: [aTrial(), aTrial({ id: 't2', drug: 'lithium', addedTo: ['t1'] })] })
    const present = toVersion({ trials: [aTrial({ id: 't2', drug: 'lithium', weeks: 3 })] })
    expect(putBack(present, before, 'key-2')?.case.file.trials).toEqual([aTrial({ id: 't2', drug: 'lithium' })])
  })

  it('is the facts without the conclusion, and the conclusion without the facts', () => {
    const before = toVersion({ case: { birthYear: 1980, conclusion: { verdict: 'criteriaMet' } } })
    const present = toVersion({ case: { birthYear: null, conclusion: null } })
    expect(putBack(present, before, 'facts')?.case.file.case).toEqual({
      label: 'Synthetic case',
      birthYear: 1980,
      conclusion: null,
    })
    expect(putBack(present, before, 'conclusion')?.case.file.case).toEqual({
      label: 'Synthetic case',
      birthYear: null,
      conclusion: { verdict: 'criteriaMet' },
    })
  })

  it('is that other treatments were not recorded, where they were not', () => {
    const present = toVersion({ otherTreatments: [{ id: 'o1', kind: 'ect' }] })
    expect(putBack(present, toVersion({}), 'treatments')?.case.file).toEqual(aCaseFile())
  })

  it('is nothing where the earlier state has no such trial, or the case no room for one more', () => {
    const trials = Array.from({ length: MAX_TRIALS }, (_, index) => aTrial({ id: `x${index}` }))
    expect(putBack(toVersion({}), toVersion({}), 'key-1')).toBeNull()
    expect(putBack(toVersion({ trials }), toVersion({ trials: [aTrial()] }), 'key-1')).toBeNull()
  })

  it('touches nothing but what was put back, and leaves nothing of that to put back', () => {
    let touched = 0
    fc.assert(
      fc.property(arbitraryCaseFile, arbitraryCaseFile, fc.nat({ max: 5 }), (one, other, which) => {
        const keys = Object.fromEntries(one.trials.map(({ id }, index) => [id, `key-${index}`]))
        const otherKeys = Object.fromEntries(other.trials.map(({ id }, index) => [id, `key-${index}`]))
        const [present, before] = [
          { file: one, trialKeys: keys },
          { file: other, trialKeys: otherKeys },
        ]
        const subject = SUBJECTS[which] ?? `key-${which - SUBJECTS.length}`
        const put = putBack(present, before, subject)
        if (put === null) return
        const changes = listChanges(present, put.case)
        expect(changes.every((change) => change.subject === subject)).toBe(true)
        if (changes.length > 0) touched += 1
        const again = putBack(put.case, before, subject)
        expect(again !== null && isSame(again.case, put.case)).toBe(true)
      }),
      { numRuns: 200 },
    )
    expect(touched).toBeGreaterThan(50)
  })
})
