import { describe, expect, it } from 'vitest'
import { DEPRESSOGENIC_DRUGS, listDepressogenic } from '@/lib/rules/depressogenic-drugs'
import { resolveDrug, toAliasKey } from '@/lib/rules/resolve-drug'
import { aFairTrial } from './builders'
import { check, type Facts, find, linkOf, ONSET } from './contributor-builders'

describe('a depressogenic drug among the other drugs', () => {
  it('is recognized by its whole name, its brand and its own aliases, and never by a part of a name', () => {
    expect(listDepressogenic('Roaccutane').map(({ code }) => code)).toEqual(['isotretinoin'])
    expect(listDepressogenic(' RESERPINE ').map(({ code }) => code)).toEqual(['reserpine'])
    expect(listDepressogenic('Keytruda').map(({ code }) => code)).toEqual(['checkpoint'])
    expect(listDepressogenic('pramipexole').map(({ code }) => code)).toEqual(['levodopa'])
    expect(listDepressogenic('reserpine-like')).toEqual([])
    expect(listDepressogenic('cortisone cream 1 %')).toEqual([])
    expect(listDepressogenic('sertraline')).toEqual([])
  })

  it('is linked when it was taken at the onset: for certain, possibly, or not', () => {
    expect(linkOf('isotretinoin', { drug: 'isotretinoin', start: '2024-03', ongoing: true })).toBe('met')
    expect(linkOf('isotretinoin', { drug: 'isotretinoin', start: '2024-06', ongoing: true })).toBe('unknown')
    expect(linkOf('isotretinoin', { drug: 'isotretinoin' })).toBe('unknown')
    expect(linkOf('isotretinoin', { drug: 'isotretinoin', start: '2024-07', ongoing: true })).toBe('notMet')
    expect(linkOf('isotretinoin', { drug: 'isotretinoin', start: '2020', stop: '2021' })).toBe('notMet')
    const facts: Facts = { otherDrugs: [{ drug: 'isotretinoin', start: '2020', ongoing: true }] }
    expect(find(check(facts), 'isotretinoin')?.drugs[0]?.link).toBe('unknown')
  })

  it('is linked when it was started while a drug that lost its effect was taken', () => {
    const later = { drug: 'topiramate', start: '2025-03', ongoing: true }
    const trial = aFairTrial({ start: '2025-01-01', stop: '2025-12-31', outcome: { band: 'response' } })
    expect(linkOf('topiramate', later, [{ ...trial, lostResponse: true }])).toBe('met')
    expect(linkOf('topiramate', later, [{ ...trial, lostResponse: null }])).toBe('unknown')
    expect(linkOf('topiramate', later, [trial])).toBe('notMet')
    expect(linkOf('topiramate', { ...later, start: '2026-03' }, [{ ...trial, lostResponse: true }])).toBe('notMet')
    // Taken before, and still taken then, is not started then.
    const before = { drug: 'topiramate', start: '2024-07', ongoing: true }
    expect(linkOf('topiramate', before, [{ ...trial, lostResponse: true }])).toBe('notMet')
    expect(linkOf('topiramate', { ...before, start: '2024' }, [{ ...trial, lostResponse: true }])).toBe('unknown')
  })

  it('is linked to the loss of a response whatever drug brought it, and to none of a trial for another use', () => {
    const later = { drug: 'topiramate', start: '2025-03', ongoing: true }
    const lost = { start: '2025-01-01', stop: '2025-12-31', outcome: { band: 'response' }, lostResponse: true } as const
    const added = { ...lost, id: 'a', role: 'augmentation', addedTo: ['t1'] } as const
    const base = aFairTrial({ start: '2024-07-01', stop: '2025-12-31' })
    const lithium = aFairTrial({ ...added, drug: 'lithium', doses: [{ amount: 0.8, unit: 'mmol/L' }] })
    expect(linkOf('topiramate', later, [base, lithium])).toBe('met')
    expect(linkOf('topiramate', later, [base, { ...lithium, lostResponse: null }])).toBe('unknown')
    expect(linkOf('topiramate', later, [base, aFairTrial({ ...added, drug: 'levothyroxine', doses: [] })])).toBe('met')
    expect(linkOf('topiramate', later, [aFairTrial({ ...lost, drug: 'esketamine', doses: [] })])).toBe('met')
    expect(linkOf('topiramate', later, [aFairTrial({ ...lost, indication: 'other' })])).toBe('notMet')
    expect(linkOf('topiramate', later, [aFairTrial({ ...lost, indication: 'unknown' })])).toBe('unknown')
  })

  it('is unresolved unless its dates exclude a link, or the clinician has settled it', () => {
    const drug = { drug: 'interferon alfa', start: '2024-01', ongoing: true }
    expect(find(check({ ...ONSET, otherDrugs: [drug] }), 'ifna')).toMatchObject({
      status: 'notRecorded',
      isUnresolved: true,
      contributor: { level: 'A' },
    })
    const late = { ...drug, start: '2025-01' }
    expect(find(check({ ...ONSET, otherDrugs: [late] }), 'ifna')).toMatchObject({ isUnresolved: false })
    const settled: Facts = { ...ONSET, otherDrugs: [drug], contributors: [{ code: 'ifna', status: 'treated' }] }
    expect(find(check(settled), 'ifna')).toMatchObject({ status: 'treated', isUnresolved: false })
    expect(find(check(settled), 'ifna')?.drugs).toHaveLength(1)
  })

  it('is unresolved when one of several drugs is linked', () => {
    const early = { drug: 'isotretinoin', start: '2024-01', ongoing: true }
    const late = { drug: 'Roaccutane', start: '2025-01', ongoing: true }
    const of = (otherDrugs: NonNullable<Facts['otherDrugs']>) => find(check({ ...ONSET, otherDrugs }), 'isotretinoin')
    expect(of([early, late])).toMatchObject({ isUnresolved: true, drugs: [{ link: 'met' }, { link: 'notMet' }] })
    expect(of([late])).toMatchObject({ isUnresolved: false })
  })

  it('keeps the mark of the drug where it is weaker than that of its row', () => {
    const markOf = (drug: string) => find(check({ otherDrugs: [{ drug }] }), 'levetiracetam')?.drugs[0]?.evidence
    expect(markOf('levetiracetam')).toBe('read')
    expect(markOf('perampanel')).toBe('recalled')
  })
})

describe('an interacting drug among the other drugs', () => {
  it('is recognized, with the enzymes, and linked when it was taken during a trial', () => {
    const trial = aFairTrial({ start: '2025-01-01', stop: '2025-04-30' })
    const taken = { drug: 'Tegretol', start: '2024', ongoing: true }
    expect(find(check({ otherDrugs: [taken] }, [trial]), 'pharmacokinetic')).toMatchObject({
      isUnresolved: true,
      drugs: [{ drug: 'Tegretol', effect: 'inducer', enzymes: 'CYP3A, 2B6 and others', link: 'met', evidence: 'read' }],
    })
    expect(linkOf('pharmacokinetic', { ...taken, start: '2019', stop: '2020' }, [trial])).toBe('notMet')
    expect(linkOf('pharmacokinetic', { drug: 'Tegretol' }, [trial])).toBe('unknown')
    expect(linkOf('pharmacokinetic', taken, [])).toBe('notMet')
    const earlier = aFairTrial({ id: 'x', start: '2018-01-01', stop: '2018-04-30' })
    expect(linkOf('pharmacokinetic', taken, [earlier, trial])).toBe('met')
  })

  it('is not linked to a trial for another use, and may be to one of which nobody knows the use', () => {
    const taken = { drug: 'Tegretol', start: '2024', ongoing: true }
    const linkTo = (indication: 'depression' | 'other' | 'unknown') =>
      linkOf('pharmacokinetic', taken, [aFairTrial({ start: '2025-01-01', stop: '2025-04-30', indication })])
    expect(linkTo('depression')).toBe('met')
    expect(linkTo('unknown')).toBe('unknown')
    expect(linkTo('other')).toBe('notMet')
  })

  it('has no link to an onset or to a loss of response', () => {
    const lost = aFairTrial({ start: '2024-01-01', stop: '2024-08-31', lostResponse: true })
    const later = { drug: 'Tegretol', start: '2024-03', ongoing: true }
    const [drug] = find(check({ ...ONSET, otherDrugs: [later] }, [lost]), 'pharmacokinetic')?.drugs ?? []
    expect(drug).toMatchObject({ duringLoss: 'notMet', atOnsetOrTrial: 'met' })
    expect(linkOf('pharmacokinetic', { drug: 'Tegretol', start: '2024-05', stop: '2024-07-31' }, [])).toBe('notMet')
  })

  it('may be both', () => {
    const codes = check({ otherDrugs: [{ drug: 'efavirenz' }] }, [aFairTrial()]).map(({ code }) => code)
    expect(codes).toContain('efavirenz')
    expect(codes).toContain('pharmacokinetic')
  })
})

describe('the names of depressogenic drugs', () => {
  it('stand for one row each, and are nobody else’s names', () => {
    const keys = DEPRESSOGENIC_DRUGS.flatMap(({ names }) => names.map(toAliasKey))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    const taken = DEPRESSOGENIC_DRUGS.flatMap(({ names }) => names).filter(
      (name) => resolveDrug(name).kind !== 'unresolved',
    )
    expect(taken).toEqual([])
  })

  it('and the ids point at drugs that are known', () => {
    const names = DEPRESSOGENIC_DRUGS.flatMap(({ drugIds }) => drugIds.map((id) => id.replace(/_/g, ' ')))
    const unknown = names.filter(
      (name) => resolveDrug(name).kind === 'unresolved' && resolveDrug(name.replace(/ /g, '-')).kind === 'unresolved',
    )
    expect(unknown).toEqual([])
  })
})
