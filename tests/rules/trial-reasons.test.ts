import { describe, expect, it } from 'vitest'
import { CRITERIA, REASONS } from '@/lib/rules/evaluation'
import { aFairTrial, assessFirst } from './builders'

type Recorded = NonNullable<Parameters<typeof aFairTrial>[0]>

const reasons = (recorded: Recorded, assume = false) =>
  assessFirst([aFairTrial(recorded)], 'six-week', {}, assume).reasons

describe('the reasons of a trial', () => {
  it('are a closed list, given in this order: what the trial is, its dose, days, doses taken and outcome, and the rest', () => {
    expect(REASONS).toEqual([
      ...['contradictoryFacts', 'drugUnresolved', 'notAnAntidepressant', 'notForDepression', 'indicationUnknown'],
      ...['otherEpisode', 'episodeUnknown', 'augmentation', 'countedApart', 'inProgress'],
      ...['doseBelowMinimum', 'doseUnknown', 'doseBorderline', 'cappedDose', 'durationTooShort', 'durationUnknown'],
      ...['adherenceBelowThreshold', 'adherenceUnknown', 'adherenceAssumed', 'adherenceImpressionOnly'],
      ...['intolerance', 'alsoNotTolerated', 'responded', 'lossOfResponse', 'outcomeUnknown', 'outcomeConflict'],
      ...['sameDrug', 'relatedMolecule', 'psychoticWithoutAntipsychotic', 'uncertainExposure'],
    ])
  })

  it('stand beside four findings: dose, duration, adherence and outcome', () => {
    expect(CRITERIA).toEqual(['dose', 'duration', 'adherence', 'outcome'])
    expect(assessFirst([aFairTrial()]).findings.map(({ criterion }) => criterion)).toEqual(CRITERIA)
  })

  it('of what is no antidepressant are only that, whatever its dose, days and doses taken', () => {
    const alone = { drug: 'aripiprazole', role: 'monotherapy', indication: 'depression' } as const
    const said = ['notAnAntidepressant']
    expect(reasons({ ...alone, doses: [{ mgPerDay: 1 }], days: 5, adherence: undefined })).toEqual(said)
    expect(reasons({ ...alone, doses: [], weeks: undefined, adherence: { category: 'poor' } })).toEqual(said)
    expect(reasons({ ...alone, doses: [{ mgPerDay: 2 }], stopReason: 'sideEffects', days: 5 })).toEqual(said)
    expect(reasons({ ...alone, outcome: { band: 'response' }, lostResponse: true })).toEqual(said)
    expect(reasons({ ...alone, outcome: { improvement: 60, band: 'none' } })).toEqual(said)
    expect(reasons({ ...alone, outcome: undefined, adherence: undefined }, true)).toEqual(said)
    expect(reasons({ ...alone, start: '2026-11-01', weeks: undefined, ongoing: true })).toEqual(said)
    expect(reasons({ ...alone, doses: [{ mgPerDay: 5 }], stopReason: 'sideEffects' })).toEqual(said)
    const impression = { adherence: { method: 'clinicianImpression', category: 'good' } } as const
    expect(reasons({ ...alone, doses: [{ mgPerDay: 5 }], ...impression })).toEqual(said)
    expect(reasons({ ...alone, doses: [{ mgPerDay: 5 }], cap: { mgPerDay: 2, reason: 'age' } })).toEqual(said)
  })

  it('of one given apart are named like those of any other', () => {
    const apart = { drug: 'esketamine', doses: [{ amount: 28, unit: 'mg/session' as const }], days: 20 }
    expect(reasons({ ...apart, adherence: undefined })).toEqual([
      'countedApart',
      'doseBelowMinimum',
      'adherenceUnknown',
    ])
  })

  it('name days that are too few only where the dose was or may have been enough', () => {
    expect(reasons({ days: 41 })).toEqual(['durationTooShort'])
    expect(reasons({ days: 41, doses: [] })).toEqual(['doseUnknown', 'durationTooShort'])
    expect(reasons({ days: 41, doses: [{ mgPerDay: 25 }] })).toEqual(['doseBelowMinimum'])
  })

  it('name an impression only where it alone decides that doses were taken', () => {
    const impression = (category: 'good' | 'partial') =>
      ({ adherence: { method: 'clinicianImpression', category } }) as const
    expect(reasons(impression('good'))).toEqual(['adherenceImpressionOnly'])
    expect(reasons(impression('partial'))).toEqual(['adherenceBelowThreshold'])
    expect(reasons({ adherence: { method: 'clinicianImpression' } })).toEqual(['adherenceUnknown'])
    const level = { on: '2025-02-15', analyte: 'nortriptyline', value: 90, unit: 'ng/mL', hoursAfterDose: 12 }
    const nortriptyline = { drug: 'nortriptyline', doses: [{ mgPerDay: 75 }], start: '2025-01-01', stop: '2025-03-31' }
    expect(reasons({ ...nortriptyline, ...impression('good') })).toEqual(['adherenceImpressionOnly'])
    expect(reasons({ ...nortriptyline, ...impression('good'), plasmaLevels: [level] })).toEqual([])
  })

  it('name a lost response and nothing else of the outcome', () => {
    const lost = (outcome: Recorded['outcome']) => reasons({ outcome, lostResponse: true })
    expect(lost({ band: 'response' })).toEqual(['lossOfResponse'])
    expect(lost(undefined)).toEqual(['lossOfResponse'])
    expect(lost({ improvement: 60, band: 'none' })).toEqual(['lossOfResponse'])
    expect(reasons({ outcome: { improvement: 60, band: 'none' } })).toEqual(['responded', 'outcomeConflict'])
    expect(reasons({ outcome: { band: 'response' }, lostResponse: null })).toEqual(['responded'])
    expect(reasons({ outcome: undefined, lostResponse: null })).toEqual(['outcomeUnknown'])
    expect(reasons({ outcome: { improvement: 60, band: 'none' }, lostResponse: null })).toEqual([
      'responded',
      'outcomeConflict',
    ])
    expect(reasons({ outcome: { band: 'response' }, stopReason: 'lossOfResponse' })).toEqual(['lossOfResponse'])
  })

  it('say what the trial was for and in which episode', () => {
    expect(reasons({ indication: 'other' })).toEqual(['notForDepression'])
    expect(reasons({ indication: 'unknown' })).toEqual(['indicationUnknown'])
    expect(reasons({ episode: 'previous' })).toEqual(['otherEpisode'])
    expect(reasons({ episode: 'unknown' })).toEqual(['episodeUnknown'])
    expect(reasons({ episode: 'current' })).toEqual([])
  })
})
