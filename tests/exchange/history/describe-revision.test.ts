import { describe, expect, it } from 'vitest'
import { describeRevision } from '@/lib/exchange/history/describe-revision'
import { listChanges } from '@/lib/exchange/history/list-changes'
import { aCaseFile, aTrial } from '../../factories'

type Recorded = Parameters<typeof aCaseFile>[0]

function compare(before: Recorded, after: Recorded) {
  const toVersion = (recorded: Recorded) => ({ file: aCaseFile(recorded), trialKeys: {} })
  return listChanges(toVersion(before), toVersion(after))
}

const lithium = aTrial({ id: 't2', drug: 'lithium', addedTo: ['t1'] })

describe('what somebody did to a case', () => {
  it('names each trial and part that changed', () => {
    const changes = compare({ trials: [aTrial()] }, { trials: [aTrial({ weeks: 6 })], case: { birthYear: 1980 } })
    expect(describeRevision('trialChanged', changes)).toBe('changed the facts and sertraline')
  })

  it('says added, changed and deleted apart', () => {
    const [before, after] = [{ trials: [aTrial(), lithium] }, { trials: [aTrial({ id: 't2', drug: 'lithium' })] }]
    expect(describeRevision('trialDeleted', compare(before, after))).toBe('changed lithium and deleted sertraline')
    expect(describeRevision('trialAdded', compare({}, { trials: [aTrial()] }))).toBe('added sertraline')
  })

  it('says of a trial that it was put back, and nothing of the links that came back with it', () => {
    const [before, after] = [{ trials: [aTrial({ id: 't2', drug: 'lithium' })] }, { trials: [aTrial(), lithium] }]
    expect(describeRevision('trialRestored', compare(before, after))).toBe('put sertraline back')
    expect(describeRevision('putBack', compare({ case: { birthYear: 1980 } }, {}))).toBe('put the facts back')
  })

  it('says what it was for where the earlier state cannot be read, and that scores were added', () => {
    expect(describeRevision('trialChanged', [])).toBe('changed a trial')
    const scores = [{ scale: 'PHQ-9', date: '2024', total: 20 }] as const
    expect(describeRevision('scoresAdded', compare({}, { case: { scores } }))).toBe('added scores')
  })
})
