import type { Policy, ResponseRule } from '../policy-types'
import {
  adult,
  augmentations,
  failures,
  intolerances,
  ONE_PSYCHOTHERAPY,
  POLICIES_AS_OF,
  responseInWords,
  rule,
  weeks,
} from './build-policy'

const UNDATED = 'undated index page, a copy read in 2026 or before'

const BELOW_HALF_BY_SCALE: ResponseRule = {
  wording: 'improvement below 50 %, scored at the start and during each trial',
  failedBelow: { percent: 50, inclusive: false },
  byScale: true,
}

const SHARED = {
  jurisdiction: 'US',
  treatment: 'TMS',
  marks: [],
  asOf: POLICIES_AS_OF,
  secondReading: null,
  notAssessed: [],
  remarks: [],
} as const satisfies Partial<Policy>

/** TMS: commercial insurers, a society, the first FDA-cleared wording, and Medicare of Australia. */
export const COMMERCIAL_TMS = {
  'us-bcbsm-newdirections-tms-2016': {
    ...SHARED,
    id: 'us-bcbsm-newdirections-tms-2016',
    label: 'BCBSM / New Directions rTMS criteria (2016)',
    payer: 'BCBS Michigan via New Directions',
    source: {
      title: 'BCBSM Clinical Criteria utilized by New Directions for rTMS',
      year: 2016,
      edition: '2016',
      url: 'https://studyres.com/doc/2301185/clinical-criteria-utilized-by-new-directions-behavioral-h...',
      also: [],
    },
    evidence: 'read',
    status: 'historical',
    confidence: 'high',
    caseRule: adult({
      severity: ['severe'],
      score: {
        anyOf: [
          { scale: 'BDI-II', atLeast: 30, as: 'BDI' },
          { scale: 'PHQ-9', atLeast: 21, as: null },
          { scale: 'HAM-D17', atLeast: 21, as: 'HAM-D' },
        ],
        notRecordable: ['Zung above 70'],
        withinDays: null,
      },
      scale: { wording: 'at the start and during each trial', scales: null },
    }),
    pathways: [
      failures({
        required: 4,
        classes: 2,
        roles: ['antidepressant', 'augmentation'],
        episode: 'current',
        rules: [rule({ days: weeks(6), dose: 'maximumOnLabelOrTolerated', response: BELOW_HALF_BY_SCALE })],
        intolerance: 'ownPathway',
        allOf: [
          { kind: 'monotherapies', required: 2, classes: 2 },
          augmentations(2, {
            days: weeks(6),
            classes: 2,
            dose: 'maximumOnLabelOrTolerated',
            response: BELOW_HALF_BY_SCALE,
            episode: 'current',
          }),
        ],
      }),
      intolerances(),
    ],
    remarks: [
      'The strictest set that was read: a score at the start and during each trial, two drugs alone and two augmentations.',
      'The text of the pathway by intolerance was cut off.',
    ],
  },
  'us-cigna-evernorth-tms-EN0383': {
    ...SHARED,
    id: 'us-cigna-evernorth-tms-EN0383',
    label: 'Cigna / Evernorth EN0383 TMS',
    payer: 'Cigna / Evernorth',
    source: {
      title: 'Does Cigna cover TMS (2023); Cigna TMS eligibility checklist',
      year: 2023,
      edition: '2023',
      url: 'https://www.bespoketreatment.com/does-cigna-cover-tms-therapy/',
      also: [
        'https://floridatmsclinic.com/tms-learning-hub/tms-cigna',
        'https://www.openpayer.com/policy-updates/cigna-transcranial-magnetic-stimulation (revision of 2026-03-15)',
        'https://providernewsroom.com/?p=1992 (prior authorization removed for contracted providers, 2026-03-06)',
      ],
    },
    evidence: 'secondary',
    status: 'activeAsOfSource',
    confidence: 'medium',
    caseRule: adult({
      severity: ['moderate', 'severe'],
      psychosis: 'excluded',
      scale: { wording: 'at the start and at the end of the course', scales: null },
    }),
    pathways: [
      failures({
        required: 2,
        classes: 2,
        rules: [rule({ days: weeks(4), dose: 'adequate' })],
        intolerance: 'asFailureOrContraindication',
        allOf: [ONE_PSYCHOTHERAPY],
      }),
    ],
    notAssessed: ['ages 15 to 17 have rules of their own'],
    remarks: [
      'No prior authorization for contracted providers from 6 March 2026; the criteria still govern review of medical necessity.',
      'Episode not stated in the sources read; the four weeks come from the summary of a clinic (2023).',
    ],
  },
  'us-centene-ambetter-CP.BH.200': {
    ...SHARED,
    id: 'us-centene-ambetter-CP.BH.200',
    label: 'Centene / Ambetter CP.BH.200 TMS',
    payer: 'Centene (Ambetter and others)',
    source: {
      title: 'Transcranial Magnetic Stimulation for Treatment Resistant Major Depression CP.BH.200',
      year: null,
      edition: UNDATED,
      url: 'https://verity.backworkai.com/policy/AMBETTER-CP.BH.200',
      also: [
        'https://www.openpayer.com/policy-updates/ambetter-nevada/clinical-medical/psychiatry-behavioral-health/ambetter-nevada-458bc213-bba',
      ],
    },
    evidence: 'secondary',
    status: 'activeAsOfSource',
    confidence: 'medium',
    caseRule: adult({
      severity: ['severe'],
      score: { anyOf: [{ scale: 'PHQ-9', atLeast: 15, as: null }], notRecordable: [], withinDays: null },
      scale: { wording: 'on a standardized scale before TMS', scales: null },
    }),
    pathways: [
      failures({
        required: 2,
        classes: 2,
        rules: [rule({ dose: 'adequate' })],
        intolerance: 'asFailure',
        allOf: [ONE_PSYCHOTHERAPY],
      }),
    ],
    notAssessed: [
      'ages 15 to 17 case by case',
      'schizophrenia, schizoaffective and bipolar disorder excluded',
      'acute suicidal intent contraindicated (later revision)',
      'ketamine or esketamine at the same time: to be documented (later revision) or excluded (index); the sources differ',
    ],
  },
  'us-hcsc-PSY301.015': {
    ...SHARED,
    id: 'us-hcsc-PSY301.015',
    label: 'HCSC (BCBS IL/TX/MT/NM/OK) PSY301.015 TMS',
    payer: 'HCSC',
    source: {
      title: 'TMS as a Treatment for Psychiatric/Neurologic Disorders PSY301.015',
      year: null,
      edition: UNDATED,
      url: 'https://verity.backworkai.com/policy/PSY301.015',
      also: [],
    },
    evidence: 'secondary',
    status: 'activeAsOfSource',
    confidence: 'medium',
    caseRule: adult({
      severity: ['moderate', 'severe'],
      psychosis: 'excluded',
      scale: { wording: 'weekly during treatment', scales: null },
    }),
    pathways: [failures({ required: 2, classes: 2, rules: [rule({ dose: 'adequate' })], allOf: [ONE_PSYCHOTHERAPY] })],
    notAssessed: ['ages 15 to 17 as augmentation'],
  },
  'us-connectcare-tms': {
    ...SHARED,
    id: 'us-connectcare-tms',
    label: 'ConnectCare TMS medical-necessity criteria',
    payer: 'ConnectCare',
    source: {
      title: 'Transcranial Magnetic Stimulation, medical necessity criteria',
      year: null,
      edition: null,
      url: 'https://connectcare.com/for-providers/medical-necessity-criteria/transcranial-magnetic-stimulation',
      also: [],
    },
    evidence: 'read',
    status: 'activeAsOfSource',
    confidence: 'high',
    caseRule: adult({
      severity: ['moderate', 'severe'],
      scale: {
        wording: 'HAM-D, MADRS, QIDS, IDS-SR or PHQ-9',
        scales: ['HAM-D17', 'MADRS', 'QIDS-SR16', 'IDS-SR30', 'PHQ-9'],
      },
    }),
    pathways: [
      failures({
        required: 2,
        classes: 2,
        roles: ['antidepressant', 'augmentation'],
        episode: 'any',
        atLeastInCurrentEpisode: 1,
        rules: [
          rule({
            days: weeks(4),
            dose: 'adequate',
            response: responseInWords('no clinically significant response'),
          }),
        ],
        intolerance: 'ownPathway',
      }),
      intolerances({ required: 1, onlyBelowDose: true, label: 'Could not reach a therapeutic dose' }),
    ],
    remarks: ['Cites 4 to 8 weeks (APA); one medication from each of at least two classes.'],
  },
  'us-aetna-CPB0469': {
    ...SHARED,
    id: 'us-aetna-CPB0469',
    label: 'Aetna CPB 0469 TMS',
    payer: 'Aetna',
    source: {
      title: 'CPB 0469 TMS and cranial electrical stimulation',
      year: null,
      edition: UNDATED,
      url: 'https://verity.backworkai.com/policy/AETNA-CPB-0469',
      also: [
        'http://www.brainsway.com/us/press_release/aetna-insurance-now-covers-transcranial-magnetic-stimulation-and-cranial-electrical (text of 2016)',
      ],
    },
    evidence: 'secondary',
    status: 'activeAsOfSource',
    confidence: 'low',
    caseRule: adult({
      severity: ['severe'],
      psychosis: 'excluded',
      scale: { wording: 'at baseline and serially', scales: null },
    }),
    pathways: [failures()],
    notAssessed: [
      'psychotherapy: required in the text of 2016',
      'no substance misuse in the 90 days before',
      'no active suicidality',
      'no metal in or around the head',
      'neurological exclusions',
    ],
    remarks: ['The number of trials was not visible in the text that was read.'],
  },
  'us-ctmss-guidance': {
    ...SHARED,
    id: 'us-ctmss-guidance',
    label: 'Clinical TMS Society coverage guidance (advocacy standard)',
    payer: 'Clinical TMS Society',
    source: {
      title: 'TMS Prior Authorization Checklist 2026 (summarizes the guidance)',
      year: 2026,
      edition: '2026',
      url: 'https://ehrsource.com/articles/tms-prior-authorization-checklist-2026/',
      also: [],
    },
    evidence: 'secondary',
    marks: [
      { what: 'Two drugs not tolerated: the source says “trials”, the number is our reading', evidence: 'decided' },
    ],
    status: 'societyGuidance',
    confidence: 'medium',
    caseRule: adult({ severity: ['moderate', 'severe'], scale: { wording: 'a score', scales: null } }),
    pathways: [
      failures({ required: 1, episode: 'current', rules: [rule({ dose: 'adequate' })], intolerance: 'ownPathway' }),
      intolerances({ required: 2 }),
      { kind: 'attestation', id: 'prior_tms_response', label: 'Responded to TMS before', allOf: [] },
      {
        kind: 'attestation',
        id: 'contraindication_to_antidepressants',
        label: 'Antidepressants are contraindicated',
        allOf: [],
      },
    ],
    notAssessed: ['ECT is not a prerequisite'],
  },
  'fda-neurostar-ATR': {
    ...SHARED,
    id: 'fda-neurostar-ATR',
    label: 'NeuroStar Antidepressant Treatment Record (first FDA-cleared indication)',
    payer: 'FDA-cleared labeling / form of the manufacturer',
    source: {
      title: 'Antidepressant Treatment Record (ATR), DSM-IV era',
      year: null,
      edition: null,
      url: 'http://medpdfarticles.com/s/suffolktmsandbehavioraltreatmentcenter.com1.html',
      also: [],
    },
    evidence: 'read',
    status: 'historical',
    confidence: 'high',
    caseRule: adult(),
    pathways: [
      failures({
        required: 1,
        roles: ['antidepressant', 'augmentation'],
        episode: 'currentElseMostRecent',
        rules: [
          rule({
            days: weeks(4),
            dose: 'minimumEffective',
            response: responseInWords('no satisfactory improvement'),
          }),
        ],
      }),
    ],
    remarks: [
      'One line per drug, in combination too; adding an augmenter ends one treatment and starts another.',
      'At first exactly one adequate failure qualified; the label was later broadened.',
    ],
  },
  'au-mbs-14216': {
    ...SHARED,
    id: 'au-mbs-14216',
    label: 'Australia MBS item 14216 (initial rTMS)',
    jurisdiction: 'AU',
    payer: 'Medicare Australia',
    source: {
      title: 'MBS item 14216',
      year: 2025,
      edition: '2025',
      url: 'https://billingcodes.com.au/mbs/item/14216',
      also: ['https://mbsonline.gov.au/internet/mbsonline/publishing.nsf/Content/Factsheet-rTMS220108'],
    },
    evidence: 'read',
    status: 'activeAsOfSource',
    confidence: 'high',
    caseRule: adult(),
    pathways: [
      failures({
        required: 2,
        classes: 2,
        rules: [
          rule({
            days: weeks(3),
            dose: 'titratedIfAppropriate',
            response: responseInWords('no satisfactory improvement'),
            adherence: 'formallyAssessed',
          }),
        ],
        intolerance: 'contraindicationOnly',
        allOf: [{ kind: 'psychotherapyUnless', wording: 'ifAppropriate' }],
      }),
    ],
    notAssessed: ['no TMS before (public or private)'],
    remarks: ['The only set read that makes a formal assessment of adherence a condition.'],
  },
} as const satisfies Readonly<Record<string, Policy>>
