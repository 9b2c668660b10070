import { describe, expect, it } from 'vitest'
import { listPolicies, POLICIES, whyHidden } from '@/lib/rules/policies'
import { type IntoleranceHandling, POLICY_IDS, type PolicyId, type TrialsPathway } from '@/lib/rules/policy-types'
import { trialsPathwayOf } from './policy-builders'

/** Trials, classes, days, episode, look-back in years, intolerance: restated by hand from the published criteria. */
type Row = readonly [
  required: number | null,
  classes: number | null,
  days: number | null,
  episode: TrialsPathway['episode'],
  lookBack: number | null,
  dose: string,
  intolerance: IntoleranceHandling,
]

const FAILURES: Partial<Record<PolicyId, Row>> = {
  'us-medicare-tms-L34998-2022': [1, null, null, null, null, 'adequate', 'ownPathway'],
  'us-medicare-tms-L34522-2022': [1, null, null, null, null, 'adequate', 'ownPathway'],
  'us-medicare-tms-L37086': [null, 2, null, null, null, 'notStated', 'ownPathway'],
  'us-medicare-tms-L33398': [null, null, null, null, null, 'notStated', 'notStated'],
  'us-medicare-tms-L34641': [null, null, null, null, null, 'notStated', 'notStated'],
  'us-medicare-tms-L34869': [null, null, null, null, null, 'notStated', 'notStated'],
  'us-medicare-tms-L36469': [null, null, null, null, null, 'notStated', 'notStated'],
  'us-medicare-tms-legacy-4': [4, 2, 6 * 7, 'current', null, 'adequate', 'ownPathway'],
  'us-bcbsm-newdirections-tms-2016': [4, 2, 6 * 7, 'current', null, 'maximumOnLabelOrTolerated', 'ownPathway'],
  'us-cigna-evernorth-tms-EN0383': [2, 2, 4 * 7, null, null, 'adequate', 'asFailureOrContraindication'],
  'us-centene-ambetter-CP.BH.200': [2, 2, null, null, null, 'adequate', 'asFailure'],
  'us-hcsc-PSY301.015': [2, 2, null, null, null, 'adequate', 'notStated'],
  'us-connectcare-tms': [2, 2, 4 * 7, 'any', null, 'adequate', 'ownPathway'],
  'us-aetna-CPB0469': [null, null, null, null, null, 'notStated', 'notStated'],
  'us-ctmss-guidance': [1, null, null, 'current', null, 'adequate', 'ownPathway'],
  'fda-neurostar-ATR': [1, null, 4 * 7, 'currentElseMostRecent', null, 'minimumEffective', 'notStated'],
  'au-mbs-14216': [2, 2, 3 * 7, null, null, 'titratedIfAppropriate', 'contraindicationOnly'],
  'us-fda-spravato-label': [2, null, null, 'current', null, 'adequate', 'notStated'],
  'us-cigna-spravato': [2, 2, 6 * 7, 'current', null, 'therapeutic', 'notStated'],
  'us-carefirst-caremark-2889A': [2, 2, 8 * 7, 'current', 5, 'maximumTolerated', 'notStated'],
  'us-bcbsnd-spravato': [3, null, 4 * 7, 'any', null, 'minimumEffective', 'asFailureIfDoseLimiting'],
  'us-bcbsma-087': [4, 2, null, null, null, 'notStated', 'notStated'],
  'us-hcsc-RX501.105': [1, null, 6 * 7, null, null, 'adequate', 'notStated'],
  'us-medmutual-spravato': [2, 2, 6 * 7, 'current', null, 'generallyAccepted', 'asFailureOrContraindication'],
  'us-qualchoice-BI734': [2, 2, 4 * 7 + 1, null, null, 'betweenMinimumAndMaximum', 'asFailureOrContraindication'],
  'us-wha-spravato': [2, 2, 6 * 7, 'current', null, 'therapeutic', 'notStated'],
  'us-az-mercycare-spravato': [2, 2, 4 * 7, 'current', null, 'maximumTolerated', 'notStated'],
  'us-wy-medicaid-spravato': [2, 2, 8 * 7, null, null, 'optimized', 'notStated'],
  'us-uhc-2168-10': [null, null, null, null, null, 'notStated', 'notStated'],
  'uk-nice-ta854': [2, null, null, 'current', null, 'notStated', 'notStated'],
  'us-cms-ncd-160.18-vns': [4, null, null, 'any', null, 'byInstrument', 'notStated'],
  'us-fda-vns-label': [4, null, null, null, null, 'adequate', 'notStated'],
  'us-magellan-ect-form': [null, null, null, null, null, 'notStated', 'notStated'],
}

const CASE_NUMBERS: Partial<Record<PolicyId, { severity?: string[]; ageMax?: number; scores?: string[] }>> = {
  'us-medicare-tms-L34998-2022': { severity: ['severe'] },
  'us-medicare-tms-L34522-2022': { severity: ['severe'] },
  'us-medicare-tms-L37086': { severity: ['severe'] },
  'us-medicare-tms-L33398': { severity: ['severe'] },
  'us-medicare-tms-L34641': { severity: ['severe'] },
  'us-medicare-tms-L34869': { severity: ['severe'] },
  'us-medicare-tms-L36469': { severity: ['severe'] },
  'us-medicare-tms-legacy-4': { severity: ['severe'] },
  'us-bcbsm-newdirections-tms-2016': { severity: ['severe'], scores: ['BDI-II 30', 'PHQ-9 21', 'HAM-D17 21'] },
  'us-cigna-evernorth-tms-EN0383': { severity: ['moderate', 'severe'] },
  'us-centene-ambetter-CP.BH.200': { severity: ['severe'], scores: ['PHQ-9 15'] },
  'us-hcsc-PSY301.015': { severity: ['moderate', 'severe'] },
  'us-connectcare-tms': { severity: ['moderate', 'severe'] },
  'us-aetna-CPB0469': { severity: ['severe'] },
  'us-ctmss-guidance': { severity: ['moderate', 'severe'] },
  'us-carefirst-caremark-2889A': { severity: ['severe'] },
  'us-bcbsma-087': { severity: ['severe'], scores: ['MADRS 28', 'HAM-D17 17'] },
  'us-hcsc-RX501.105': {
    severity: ['moderate', 'severe'],
    scores: ['MADRS 28', 'HAM-D17 17', 'PHQ-9 15', 'QIDS-SR16 16'],
  },
  'us-qualchoice-BI734': { ageMax: 64, scores: ['PHQ-9 16'] },
  'uk-nice-ta854': { severity: ['moderate', 'severe'] },
  'uk-nice-ng222-ect': { severity: ['severe'] },
}

const INTOLERANCES: Partial<Record<PolicyId, readonly [required: number | null, classes: number | null]>> = {
  'us-medicare-tms-L34998-2022': [1, null],
  'us-medicare-tms-L34522-2022': [1, null],
  'us-medicare-tms-L37086': [null, 2],
  'us-medicare-tms-legacy-4': [4, 2],
  'us-bcbsm-newdirections-tms-2016': [null, null],
  'us-connectcare-tms': [1, null],
  'us-ctmss-guidance': [2, null],
}

const PSYCHOTHERAPY_ASKED = [
  'us-medicare-tms-L37086',
  'us-medicare-tms-legacy-4',
  'us-cigna-evernorth-tms-EN0383',
  'us-centene-ambetter-CP.BH.200',
  'us-hcsc-PSY301.015',
]

const PSYCHOSIS_EXCLUDED = [
  'us-medicare-tms-L34998-2022',
  'us-medicare-tms-L34522-2022',
  'us-medicare-tms-L37086',
  'us-cigna-evernorth-tms-EN0383',
  'us-hcsc-PSY301.015',
  'us-aetna-CPB0469',
  'us-cms-ncd-160.18-vns',
]

function failureOf(id: PolicyId): TrialsPathway | null {
  const [first] = POLICIES[id].pathways
  return first.kind === 'failedTrials' ? first : null
}

describe('the policies', () => {
  it('are 34, each under its own id, each with a source, an address and the day it was read', () => {
    expect(listPolicies()).toHaveLength(34)
    expect(listPolicies().map(({ id }) => id)).toEqual(expect.arrayContaining([...POLICY_IDS]))
    for (const policy of listPolicies()) {
      expect(policy.source.title).not.toBe('')
      expect(policy.source.url).toMatch(/^https?:\/\//)
      expect(policy.asOf).toBe('2026-11-20')
    }
  })

  it.each(POLICY_IDS)('has the numbers of %s as published', (id) => {
    const pathway = failureOf(id)
    const row: Row | null =
      pathway === null
        ? null
        : [
            pathway.required,
            pathway.classes,
            pathway.rules[0].days,
            pathway.episode,
            pathway.lookBackYears,
            pathway.rules[0].dose,
            pathway.intolerance,
          ]
    expect(row).toEqual(FAILURES[id] ?? null)
  })

  it.each(POLICY_IDS)('asks of the case what %s asks', (id) => {
    const { severity, ageMin, ageMax, score } = POLICIES[id].caseRule
    const expected = CASE_NUMBERS[id] ?? {}
    expect(severity).toEqual(expected.severity ?? null)
    expect(ageMax).toBe(expected.ageMax ?? null)
    expect(ageMin).toBe(id === 'us-magellan-ect-form' || id === 'uk-nice-ng222-ect' ? null : 18)
    const scores = score?.anyOf.map(({ scale, atLeast }) => `${scale} ${atLeast}`)
    expect(scores).toEqual(expected.scores)
  })

  it.each(POLICY_IDS)('gives intolerance in %s a pathway of its own only where the policy does', (id) => {
    const pathway = POLICIES[id].pathways.find(({ kind }) => kind === 'intolerance')
    const row = pathway?.kind === 'intolerance' ? [pathway.required, pathway.classes] : undefined
    expect(row).toEqual(INTOLERANCES[id])
  })

  it('asks for psychotherapy and excludes psychosis where the policies do', () => {
    const asked = listPolicies().filter(({ pathways }) =>
      pathways[0].allOf.some(({ kind }) => kind === 'psychotherapy'),
    )
    expect(asked.map(({ id }) => id).sort()).toEqual([...PSYCHOTHERAPY_ASKED].sort())
    const excluded = listPolicies().filter(({ caseRule }) => caseRule.psychosis === 'excluded')
    expect(excluded.map(({ id }) => id).sort()).toEqual([...PSYCHOSIS_EXCLUDED].sort())
  })

  it('calls a failure what the two policies with a number of at most 25 % and the one with below 50 % call it', () => {
    const percents = listPolicies().flatMap(({ id }) => {
      const failed = failureOf(id)?.rules[0].response.failedBelow
      return failed == null ? [] : [[id, failed.percent, failed.inclusive]]
    })
    expect(percents).toEqual([
      ['us-bcbsm-newdirections-tms-2016', 50, false],
      ['us-cigna-spravato', 25, true],
      ['us-bcbsnd-spravato', 25, false],
      ['us-medmutual-spravato', 25, true],
    ])
  })

  it('asks for augmentations, and for how many days, where the policies do', () => {
    const asked = listPolicies().flatMap(({ id, pathways }) =>
      pathways.flatMap((pathway) =>
        [...pathway.allOf, ...(pathway.kind === 'attestation' ? [] : pathway.anyOf)].flatMap((condition) =>
          condition.kind === 'augmentations' ? [[id, condition.required, condition.days, condition.lookBackYears]] : [],
        ),
      ),
    )
    expect(asked).toEqual([
      ['us-bcbsm-newdirections-tms-2016', 2, 42, null],
      ['us-carefirst-caremark-2889A', 1, 56, 5],
      ['us-bcbsnd-spravato', 1, null, null],
      ['us-qualchoice-BI734', 2, 29, null],
      ['us-wha-spravato', 2, 28, null],
      ['us-wha-spravato', 1, 56, null],
    ])
  })

  it('grades a trial in North Dakota: 4 weeks without response, limited by side effects, or 8 weeks at the maximum', () => {
    const { rules } = trialsPathwayOf(POLICIES['us-bcbsnd-spravato'], 'failure')
    expect(rules.map(({ days, dose, response }) => [days, dose, response.failedBelow?.percent])).toEqual([
      [28, 'minimumEffective', 25],
      [null, 'limitedBySideEffects', 50],
      [56, 'maximumOnLabel', 50],
    ])
  })

  it('keeps hidden what nobody verified, and what has no readable count', () => {
    const hidden = listPolicies().flatMap((policy) => {
      const why = whyHidden(policy)
      return why === null ? [] : [[policy.id, why]]
    })
    expect(hidden).toEqual([
      ['us-medicare-tms-L37086', 'noReadableCount'],
      ['us-medicare-tms-L33398', 'notVerified'],
      ['us-medicare-tms-L34641', 'notVerified'],
      ['us-medicare-tms-L34869', 'notVerified'],
      ['us-medicare-tms-L36469', 'notVerified'],
      ['us-aetna-CPB0469', 'noReadableCount'],
      ['us-uhc-2168-10', 'notVerified'],
      ['us-cms-ncd-160.18-vns', 'notVerified'],
      ['us-magellan-ect-form', 'noReadableCount'],
      ['uk-nice-ng222-ect', 'notVerified'],
    ])
  })

  it('never promotes what was recalled or read second-hand', () => {
    const of = (evidence: string) => listPolicies().filter((policy) => policy.evidence === evidence).length
    // Four LCD stubs (one of them with only its header read), the VNS decision and NG222 are recalled.
    expect(of('recalled')).toBe(6)
    expect(of('secondary')).toBe(15)
    expect(of('read')).toBe(13)
    expect(of('decided')).toBe(0)
  })
})
