import type { CaseRule, Pathway, Policy, ResponseRule, ScoreThreshold } from '../policy-types'
import {
  adult,
  augmentations,
  failures,
  moreThanWeeks,
  ONE_PSYCHOTHERAPY,
  POLICIES_AS_OF,
  responseInWords,
  rule,
  weeks,
} from './build-policy'

const UNDATED = 'undated index page, a copy read in 2026 or before'

const INADEQUATE_RESPONSE = responseInWords('inadequate response')

const AT_MOST_25: ResponseRule = {
  wording: 'improvement of at most 25 %',
  failedBelow: { percent: 25, inclusive: true },
  byScale: false,
}

const MADRS_28: ScoreThreshold = { scale: 'MADRS', atLeast: 28, as: null }
const HAMD_17: ScoreThreshold = { scale: 'HAM-D17', atLeast: 17, as: 'HAM-D' }

const SHARED = {
  jurisdiction: 'US',
  treatment: 'esketamine',
  marks: [],
  asOf: POLICIES_AS_OF,
  secondReading: null,
  notAssessed: [],
  remarks: [],
} as const satisfies Partial<Policy>

const qualChoiceCase = (phq9AtLeast: number, ageMax: number): CaseRule =>
  adult({
    ageMax,
    score: { anyOf: [{ scale: 'PHQ-9', atLeast: phq9AtLeast, as: null }], notRecordable: [], withinDays: 28 },
    scale: { wording: 'PHQ-9', scales: ['PHQ-9'] },
  })

const qualChoicePathways = (days: number) =>
  [
    failures({
      required: 2,
      classes: 2,
      rules: [rule({ days, dose: 'betweenMinimumAndMaximum' })],
      intolerance: 'asFailureOrContraindication',
      allOf: [
        augmentations(2, { days, intolerance: 'asFailureOrContraindication' }),
        { kind: 'stableOnOtherAntidepressant', days: 14 },
      ],
    }),
  ] as const satisfies readonly Pathway[]

const WHA_TWO_DRUGS = failures({
  id: 'opt1',
  label: 'Option 1: two antidepressants',
  required: 2,
  classes: 2,
  episode: 'current',
  rules: [rule({ days: weeks(6), dose: 'therapeutic' })],
})

const WHA_THREE_AGENTS = failures({
  id: 'opt3',
  label: 'Option 3: three agents, one of them an augmentation',
  required: 3,
  roles: ['antidepressant', 'augmentation'],
  rules: [rule({ days: weeks(8), dose: 'therapeutic' })],
  allOf: [augmentations(1, { days: weeks(8), dose: 'therapeutic' })],
})

const WHA_AUGMENTATIONS = augmentations(2, { days: weeks(4), dose: 'therapeutic', episode: 'current' })

/** Esketamine: labels, insurers, Medicaid plans, NICE. */
export const ESKETAMINE = {
  'us-fda-spravato-label': {
    ...SHARED,
    id: 'us-fda-spravato-label',
    label: 'FDA label of esketamine, treatment-resistant depression',
    payer: 'FDA label',
    source: {
      title: 'FDA approves Spravato monotherapy for TRD',
      year: 2025,
      edition: '2025-01-17',
      url: 'https://openminds.com/?p=1131447',
      also: [
        'https://mentalhelpprovider.com/?p=112 (wording of the manufacturer)',
        'Spravato USPI section 14 (recalled: two or more different antidepressants, adequate dose and duration, current episode)',
      ],
    },
    evidence: 'secondary',
    marks: [{ what: 'Current episode: from the description of the trials', evidence: 'recalled' }],
    status: 'active',
    confidence: 'high',
    caseRule: adult(),
    pathways: [
      failures({
        required: 2,
        episode: 'current',
        rules: [rule({ dose: 'adequate', response: INADEQUATE_RESPONSE })],
      }),
    ],
    remarks: [
      'Different drugs, not different classes; “oral” antidepressants. Alone or with an oral antidepressant since January 2025.',
    ],
  },
  'us-cigna-spravato': {
    ...SHARED,
    id: 'us-cigna-spravato',
    label: 'Cigna / EviCore esketamine, TRD',
    payer: 'Cigna / EviCore',
    source: {
      title: 'Spravato, Cigna, Treatment-Resistant Depression',
      year: null,
      edition: UNDATED,
      url: 'https://coverage.pharmacistwrite.com/coverage/cigna/spravato-esketamine-nasal-spray-janssen/treatment-resistant-depression',
      also: [
        'https://www.openpayer.com/policy-updates/cigna/clinical-medical/psychiatry-behavioral-health/cigna-5227beb1-890',
        'https://verity.backworkai.com/policy/EVICORE-MEDICAL_DRUG-CA8E737B',
      ],
    },
    evidence: 'secondary',
    status: 'activeAsOfSource',
    confidence: 'high',
    caseRule: adult({ psychosis: 'ifBenefitOutweighsRisk' }),
    pathways: [
      failures({
        required: 2,
        classes: 2,
        episode: 'current',
        rules: [rule({ days: weeks(6), dose: 'therapeutic', response: AT_MOST_25 })],
      }),
    ],
    notAssessed: [
      'psychiatrist',
      'prescription monitoring program checked',
      'documentation required',
      'older EviCore versions: an oral antidepressant at the same time',
    ],
  },
  'us-carefirst-caremark-2889A': {
    ...SHARED,
    id: 'us-carefirst-caremark-2889A',
    label: 'CareFirst / CVS Caremark SGM 2889-A esketamine',
    payer: 'CVS Caremark',
    source: {
      title: 'Spravato, CareFirst (Caremark), TRD',
      year: null,
      edition: UNDATED,
      url: 'https://coverage.pharmacistwrite.com/coverage/carefirst-caremark/spravato-esketamine/treatment-resistant-depression-trd-in-adults',
      also: ['https://www.lumin.health/spravato-coverage/carefirst-bcbs-maryland'],
    },
    evidence: 'secondary',
    status: 'activeAsOfSource',
    confidence: 'high',
    caseRule: adult({
      severity: ['severe'],
      scale: { wording: 'BDI, HDRS, MADRS and the like', scales: null },
    }),
    pathways: [
      failures({
        required: 2,
        classes: 2,
        episode: 'current',
        lookBackYears: 5,
        rules: [rule({ days: weeks(8), dose: 'maximumTolerated', response: INADEQUATE_RESPONSE })],
        anyOf: [augmentations(1, { days: weeks(8), lookBackYears: 5 }), { ...ONE_PSYCHOTHERAPY, episode: 'current' }],
      }),
      {
        kind: 'attestation',
        id: 'profound_depression_with_persistent_SI',
        label: 'Profound depression with persistent suicidal ideation',
        allOf: [],
      },
    ],
    notAssessed: [
      'psychiatrist, or in consultation with one',
      'no untreated moderate or severe substance use disorder',
      'REMS supervision of at least 2 hours',
    ],
    remarks: ['First approval for one month, continuation for three.'],
  },
  'us-bcbsnd-spravato': {
    ...SHARED,
    id: 'us-bcbsnd-spravato',
    label: 'BCBS North Dakota esketamine',
    payer: 'BCBS ND',
    source: {
      title: 'Esketamine (Spravato) medical policy',
      year: null,
      edition: null,
      url: 'https://www.bcbsnd.com/providers/policies-precertification/medical-policy/e/esketamine-spravato',
      also: [],
    },
    evidence: 'read',
    marks: [{ what: 'No response read as improvement below 25 %, none or partial as below 50 %', evidence: 'decided' }],
    status: 'activeAsOfSource',
    confidence: 'high',
    caseRule: adult(),
    pathways: [
      failures({
        required: 3,
        episode: 'any',
        atLeastInCurrentEpisode: 1,
        rules: [
          rule({
            days: weeks(4),
            dose: 'minimumEffective',
            response: { wording: 'no response', failedBelow: { percent: 25, inclusive: false }, byScale: false },
          }),
          rule({
            dose: 'limitedBySideEffects',
            response: {
              wording: 'no or partial response',
              failedBelow: { percent: 50, inclusive: false },
              byScale: false,
            },
          }),
          rule({
            days: weeks(8),
            dose: 'maximumOnLabel',
            response: { wording: 'partial response', failedBelow: { percent: 50, inclusive: false }, byScale: false },
          }),
        ],
        intolerance: 'asFailureIfDoseLimiting',
        allOf: [augmentations(1, { episode: 'any' })],
      }),
    ],
    notAssessed: ['mental-health prescriber', 'not as monotherapy (text of the policy)', 'REMS'],
    remarks: ['A graded definition: what is adequate depends on whether the response was none or partial.'],
  },
  'us-bcbsma-087': {
    ...SHARED,
    id: 'us-bcbsma-087',
    label: 'BCBS Massachusetts policy 087 (esketamine, IV ketamine), request form',
    payer: 'BCBS MA',
    source: {
      title: 'Esketamine and IV ketamine PA request form (policy 087)',
      year: null,
      edition: null,
      url: 'https://docslib.org/doc/2139394/094-esketamine-nasal-spray',
      also: [],
    },
    evidence: 'read',
    status: 'historicalOrActive',
    confidence: 'medium',
    caseRule: adult({
      severity: ['severe'],
      score: { anyOf: [MADRS_28, HAMD_17], notRecordable: [], withinDays: null },
      scale: { wording: 'MADRS or HAM-D', scales: ['MADRS', 'HAM-D17'] },
    }),
    pathways: [failures({ required: 4, classes: 2, rules: [rule({ response: INADEQUATE_RESPONSE })] })],
    notAssessed: ['major depressive episode by structured clinical interview'],
    remarks: ['The excerpt of the form is cut after the list of classes; weeks were not seen.'],
  },
  'us-hcsc-RX501.105': {
    ...SHARED,
    id: 'us-hcsc-RX501.105',
    label: 'HCSC RX501.105 esketamine',
    payer: 'HCSC',
    source: {
      title: 'Esketamine Nasal Spray RX501.105',
      year: null,
      edition: UNDATED,
      url: 'https://verity.backworkai.com/policy/RX501.105',
      also: [],
    },
    evidence: 'secondary',
    status: 'activeAsOfSource',
    confidence: 'medium',
    caseRule: adult({
      severity: ['moderate', 'severe'],
      score: {
        anyOf: [
          MADRS_28,
          HAMD_17,
          { scale: 'PHQ-9', atLeast: 15, as: null },
          { scale: 'QIDS-SR16', atLeast: 16, as: 'QIDS' },
        ],
        notRecordable: [],
        withinDays: null,
      },
    }),
    pathways: [
      failures({
        required: 1,
        rules: [rule({ days: weeks(6), dose: 'adequate', response: INADEQUATE_RESPONSE })],
      }),
    ],
    notAssessed: ['no active substance use disorder', 'REMS'],
  },
  'us-medmutual-spravato': {
    ...SHARED,
    id: 'us-medmutual-spravato',
    label: 'Medical Mutual esketamine',
    payer: 'Medical Mutual',
    source: {
      title: 'Spravato, Medical Mutual',
      year: null,
      edition: UNDATED,
      url: 'https://coverage.pharmacistwrite.com/coverage/medical-mutual/spravato-esketamine-nasal-spray/depressive-symptoms-in-patients-with-major-depressive-disord',
      also: [],
    },
    evidence: 'secondary',
    status: 'activeAsOfSource',
    confidence: 'high',
    caseRule: adult({ scale: { wording: 'any validated scale at baseline', scales: null } }),
    pathways: [
      failures({
        required: 2,
        classes: 2,
        episode: 'current',
        rules: [rule({ days: weeks(6), dose: 'generallyAccepted', response: AT_MOST_25, adherence: 'adequate' })],
        intolerance: 'asFailureOrContraindication',
        allOf: [{ kind: 'psychotherapyUnless', wording: 'ifAvailable' }],
      }),
    ],
    notAssessed: ['no ECT, TMS, VNS, DBS or ketamine at the same time', 'vascular contraindications'],
    remarks: ['“Adequate adherence” is part of the definition of a failed trial.'],
  },
  'us-qualchoice-BI734': {
    ...SHARED,
    id: 'us-qualchoice-BI734',
    label: 'QualChoice BI734 esketamine',
    payer: 'QualChoice (AR)',
    source: {
      title: 'BI734:00 Spravato',
      year: null,
      edition: null,
      url: 'https://documents.qualchoice.com/area/shared/medicalpolicies.aspx?alpha=S&sop=BI734%3A00',
      also: [],
    },
    evidence: 'read',
    status: 'historicalOrActive',
    confidence: 'high',
    caseRule: qualChoiceCase(16, 64),
    pathways: qualChoicePathways(moreThanWeeks(4)),
    secondReading: {
      why: 'The source shows “>” and “<” where “≥” and “≤” may have stood: exactly four weeks, a PHQ-9 of 15 or an age of 65 needs a look at the policy.',
      caseRule: qualChoiceCase(15, 65),
      pathways: qualChoicePathways(weeks(4)),
    },
  },
  'us-wha-spravato': {
    ...SHARED,
    id: 'us-wha-spravato',
    label: 'Western Health Advantage esketamine (proposed options)',
    payer: 'Western Health Advantage',
    source: {
      title: 'Esketamine (Spravato) prior authorization criteria',
      year: null,
      edition: null,
      url: 'https://www.westernhealth.com/provider/prior-authorization-criteria/esketamine-spravato/',
      also: [],
    },
    evidence: 'read',
    status: 'activeAsOfSource',
    confidence: 'medium',
    caseRule: adult(),
    pathways: [
      {
        ...WHA_TWO_DRUGS,
        id: 'opt1_and_2',
        label: 'Options 1 and 2: two antidepressants and two augmentations',
        allOf: [WHA_AUGMENTATIONS],
      },
      WHA_THREE_AGENTS,
    ],
    secondReading: {
      why: 'The source labels these “options”: whether option 1 alone or option 2 alone is enough needs a look at the policy.',
      caseRule: adult(),
      pathways: [
        WHA_TWO_DRUGS,
        {
          ...failures({ id: 'opt2', label: 'Option 2: two augmentations' }),
          required: 2,
          roles: ['augmentation'],
          episode: 'current',
          rules: [rule({ days: weeks(4), dose: 'therapeutic' })],
        },
        WHA_THREE_AGENTS,
      ],
    },
    notAssessed: [
      'psychiatrist',
      'an oral antidepressant at the same time',
      'no aneurysmal vascular disease, arteriovenous malformation or intracerebral hemorrhage',
    ],
  },
  'us-az-mercycare-spravato': {
    ...SHARED,
    id: 'us-az-mercycare-spravato',
    label: 'Mercy Care (AHCCCS Medicaid, AZ) esketamine, request form',
    payer: 'Arizona Medicaid plan',
    source: {
      title: 'Spravato Nasal Spray Pharmacy PA Request Form',
      year: null,
      edition: null,
      url: 'https://www.fill.io/Spravato-Nasal-Spray-Pharmacy-Prior-Authorization-Request-Form',
      also: [],
    },
    evidence: 'read',
    status: 'historicalOrActive',
    confidence: 'high',
    caseRule: adult(),
    pathways: [
      failures({
        required: 2,
        classes: 2,
        episode: 'current',
        rules: [rule({ days: weeks(4), dose: 'maximumTolerated', response: INADEQUATE_RESPONSE })],
        warnBelowDays: weeks(6),
      }),
    ],
    notAssessed: [
      'psychiatric provider',
      'substance use disorder status',
      'office notes; incomplete forms are returned',
    ],
    remarks: ['The form says 4 to 6 weeks: evaluated at 4.'],
  },
  'us-wy-medicaid-spravato': {
    ...SHARED,
    id: 'us-wy-medicaid-spravato',
    label: 'Wyoming Medicaid esketamine, TRD',
    payer: 'Wyoming Medicaid',
    source: {
      title: 'Does Medicaid cover Spravato (Wyoming)',
      year: null,
      edition: null,
      url: 'https://wyhealth.net/?p=20054',
      also: [],
    },
    evidence: 'secondary',
    status: 'activeAsOfSource',
    confidence: 'medium',
    caseRule: adult(),
    pathways: [failures({ required: 2, classes: 2, rules: [rule({ days: weeks(8), dose: 'optimized' })] })],
    notAssessed: ['psychiatrist in a REMS-certified center', 'with an oral antidepressant'],
  },
  'us-uhc-2168-10': {
    ...SHARED,
    id: 'us-uhc-2168-10',
    label: 'UnitedHealthcare esketamine, medical necessity 2025 P 2168-10',
    payer: 'UnitedHealthcare commercial',
    source: {
      title: 'Does UnitedHealthcare cover Spravato in MA (cites 2025 P 2168-10)',
      year: 2026,
      edition: '2025-05-01',
      url: 'https://www.lumin.health/spravato-coverage/united-healthcare-massachusetts',
      also: [],
    },
    evidence: 'secondary',
    status: 'activeAsOfSource',
    confidence: 'unverified',
    caseRule: adult(),
    pathways: [failures()],
    remarks: ['Policy number, date and approval for 12 months were read; the list of criteria was not visible.'],
  },
  'uk-nice-ta854': {
    ...SHARED,
    id: 'uk-nice-ta854',
    label: 'NICE TA854 esketamine (population of the marketing authorization)',
    jurisdiction: 'UK',
    payer: 'NICE / NHS England',
    source: {
      title: 'TA854 recommendations',
      year: 2022,
      edition: '2022',
      url: 'https://www.nice.org.uk/guidance/ta854/chapter/1-Recommendations',
      also: [],
    },
    evidence: 'read',
    status: 'active',
    confidence: 'high',
    caseRule: adult({ severity: ['moderate', 'severe'] }),
    pathways: [
      failures({
        id: 'licence_population',
        label: 'Population of the license',
        required: 2,
        episode: 'current',
        rules: [rule({ response: responseInWords('not responded') })],
      }),
    ],
    notAssessed: ['with an SSRI or SNRI'],
    remarks: [
      'Not recommended for use in the NHS; shown only as a definition. The company positioned it after three or more antidepressants.',
    ],
  },
} as const satisfies Readonly<Record<string, Policy>>
