import { describe, expect, it } from 'vitest'
import { CONTRIBUTOR_CODES, EVIDENCE_LEVELS, getContributor, listContributors } from '@/lib/rules/contributor-codes'
import { aFairTrial, assess } from './builders'
import { check, type Facts, find, ONSET } from './contributor-builders'

describe('the contributors', () => {
  it('have a level of A to D where they are drugs or substances, and nowhere else', () => {
    const levels = Object.keys(EVIDENCE_LEVELS)
    for (const { group, level } of listContributors()) {
      if (group === 'medication') expect(levels).toContain(level)
      else expect(level).toBeNull()
    }
  })

  it('have these levels, entered a second time', () => {
    const of = (level: string) =>
      listContributors()
        .filter((one) => one.level === level)
        .map(({ code }) => code)
    expect(of('A')).toEqual([
      'ifna',
      'steroid',
      'efavirenz',
      'mefloquine',
      'topiramate',
      'vigabatrin',
      'barbiturate',
      'flunarizine',
      'alcohol',
    ])
    expect(of('B')).toEqual([
      'isotretinoin',
      'rimonabant',
      'levetiracetam',
      'varenicline',
      'montelukast',
      'finasteride',
      'tetrabenazine',
      'brodalumab',
      'roflumilast',
      'apremilast',
    ])
    expect(of('D')).toEqual(['checkpoint', 'stimulant_wd', 'anabolic', 'antidep_paradox'])
    expect(of('C')).toHaveLength(45 - 9 - 10 - 4)
  })

  it('each name a source, and are recalled where nobody saw one', () => {
    expect(listContributors().filter(({ sources }) => sources.length === 0)).toEqual([])
    const recalled = ['ocd', 'eating', 'autism', 'delirium', 'folate', 'rls', 'autoimmune_enc', 'statin', 'montelukast']
    expect(recalled.map((code) => getContributor(code)?.evidence)).toEqual(recalled.map(() => 'recalled'))
    expect(['bipolar', 'sud', 'pellagra', 'alcohol'].map((code) => getContributor(code)?.evidence)).toEqual([
      'read',
      'read',
      'read',
      'read',
    ])
    expect(['adhd', 'ptsd', 'vitd', 'digoxin'].map((code) => getContributor(code)?.evidence)).toEqual([
      'secondary',
      'secondary',
      'secondary',
      'secondary',
    ])
  })

  it('checked in everyone are thyroid, blood count and stressors', () => {
    expect(
      listContributors()
        .filter(({ isForEveryone }) => isForEveryone)
        .map(({ code }) => code),
    ).toEqual(['stressors', 'hypothyroid', 'hyperthyroid', 'anaemia'])
  })
})

describe('the statuses of a case', () => {
  it.each([
    ['notAssessed', true],
    ['present', true],
    ['treated', false],
    ['ruledOut', false],
  ] as const)('are kept: %s is unresolved: %s', (status, isUnresolved) => {
    const found = find(check({ contributors: [{ code: 'osa', status }] }), 'osa')
    expect(found).toMatchObject({ status, isUnresolved, contributor: { check: 'STOP-BANG, sleep study' } })
  })

  it('come with what is checked in everyone, once it is not recorded', () => {
    const codes = check({ contributors: [{ code: 'hypothyroid', status: 'ruledOut' }] }).map(({ code }) => code)
    expect(codes).toEqual(['hypothyroid', 'stressors', 'hyperthyroid', 'anaemia'])
  })

  it('keep a code that the table does not know', () => {
    expect(find(check({ contributors: [{ code: 'moon', status: 'present' }] }), 'moon')).toMatchObject({
      contributor: null,
      isUnresolved: true,
    })
  })
})

describe('the order of what is checked', () => {
  it('is what is recorded, then what is recognized among the drugs, then what is checked in everyone', () => {
    const facts: Facts = {
      contributors: [
        { code: 'osa', status: 'ruledOut' },
        { code: 'anaemia', status: 'present' },
      ],
      otherDrugs: [{ drug: 'Tegretol' }, { drug: 'Roaccutane' }],
    }
    expect(check(facts, [aFairTrial()]).map(({ code }) => code)).toEqual([
      'osa',
      'anaemia',
      'isotretinoin',
      'pharmacokinetic',
      'stressors',
      'hypothyroid',
      'hyperthyroid',
    ])
  })

  it('gives each drug to its own contributor, recorded or not', () => {
    const otherDrugs = [{ drug: 'Tegretol' }, { drug: 'Roaccutane' }, { drug: 'isotretinoin' }, { drug: 'aspirin' }]
    const drugsOf = (contributors: NonNullable<Facts['contributors']>) =>
      check({ otherDrugs, contributors }).flatMap(({ code, drugs }) => drugs.map(({ drug }) => `${code}: ${drug}`))
    const found = ['isotretinoin: Roaccutane', 'isotretinoin: isotretinoin', 'pharmacokinetic: Tegretol']
    expect(drugsOf([])).toEqual(found)
    expect(drugsOf([{ code: 'isotretinoin', status: 'treated' }])).toEqual(found)
    expect(drugsOf([{ code: 'moon', status: 'present' }])).toEqual(found)
  })
})

describe('what is shown of a check', () => {
  it('is what was recorded, with its dates and note', () => {
    const recorded = {
      code: 'Smoking change',
      status: 'present',
      start: '2024-03',
      stop: '2025',
      note: 'stopped',
    } as const
    expect(check({ contributors: [recorded] })[0]).toMatchObject({
      code: 'smoking',
      status: 'present',
      start: '2024-03',
      stop: '2025',
      note: 'stopped',
      drugs: [],
    })
    expect(check({ contributors: [{ code: 'osa', status: 'present' }] })[0]?.note).toBeNull()
  })

  it('is nothing recorded, where a contributor is checked in everyone or recognized from a drug', () => {
    const nothing = { status: 'notRecorded', start: null, stop: null, note: null, isUnresolved: true }
    const found = check({ otherDrugs: [{ drug: 'Roaccutane' }] })
    expect(found.map(({ code }) => code)).toEqual([
      'isotretinoin',
      'stressors',
      'hypothyroid',
      'hyperthyroid',
      'anaemia',
    ])
    for (const one of found) expect(one).toMatchObject(nothing)
  })

  it('is how each drug was recognized: what it does, by which enzymes, and how that was seen', () => {
    const otherDrugs = [{ drug: 'efavirenz', start: '2024-01', ongoing: true }]
    const trial = aFairTrial({ start: '2025-01-01', stop: '2025-04-30' })
    const drugs = check({ ...ONSET, otherDrugs }, [trial]).flatMap((one) => one.drugs)
    expect(drugs).toEqual([
      {
        drug: 'efavirenz',
        effect: 'depressogenic',
        enzymes: null,
        evidence: 'read',
        atOnsetOrTrial: 'met',
        duringLoss: 'notMet',
        link: 'met',
      },
      {
        drug: 'efavirenz',
        effect: 'inducer',
        enzymes: expect.stringContaining('CYP'),
        evidence: expect.stringMatching(/read|recalled/),
        atOnsetOrTrial: 'met',
        duringLoss: 'notMet',
        link: 'met',
      },
    ])
  })
})

describe('contributors and verdicts', () => {
  it('are apart: whatever is present, the counts stay', () => {
    const trials = [aFairTrial()]
    const without = assess(trials).definitions
    const contributors = CONTRIBUTOR_CODES.filter((code) => getContributor(code)?.changesExposure === false).map(
      (code) => ({ code, status: 'present' as const }),
    )
    const counts = (definitions: typeof without) => definitions.map(({ countMin, countMax }) => [countMin, countMax])
    expect(counts(assess(trials, { contributors }).definitions)).toEqual(counts(without))
  })
})
