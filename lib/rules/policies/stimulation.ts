import type { Policy } from '../policy-types'
import { adult, failures, POLICIES_AS_OF, responseInWords, rule } from './build-policy'

const ANY_TREATMENT = ['antidepressant', 'augmentation', 'brainStimulation', 'psychotherapy'] as const

const SHARED = {
  jurisdiction: 'US',
  marks: [],
  asOf: POLICIES_AS_OF,
  secondReading: null,
  notAssessed: [],
  remarks: [],
} as const satisfies Partial<Policy>

/** Vagus nerve stimulation and ECT. */
export const STIMULATION = {
  'us-cms-ncd-160.18-vns': {
    ...SHARED,
    id: 'us-cms-ncd-160.18-vns',
    label: 'CMS NCD 160.18 VNS for TRD under coverage with evidence development',
    payer: 'Medicare (national)',
    treatment: 'VNS',
    source: {
      title: 'NCD 160.18 Vagus Nerve Stimulation (version 3)',
      year: 2019,
      edition: '2019-02-15',
      url: 'https://www.cms.gov/medicare-coverage-database/view/ncd.aspx?NCDId=230&ncdver=3',
      also: [
        'https://www.openpayer.com/policy-updates/optum/clinical-medical/psychiatry-behavioral-health/optum-d3dd13cb-737 (review of 2026-04-21)',
      ],
    },
    evidence: 'recalled',
    marks: [
      { what: 'Covered only inside an approved study', evidence: 'read' },
      {
        what: 'Four failed treatments, 2 years or 4 episodes, two visits within 45 days, 4 weeks of stable medication, a purpose-built instrument',
        evidence: 'recalled',
      },
    ],
    status: 'active',
    confidence: 'medium',
    caseRule: adult({ diagnosis: null, psychosis: 'excluded' }),
    pathways: [
      failures({
        id: 'ced_patient',
        label: 'Patient of an approved study',
        required: 4,
        roles: ANY_TREATMENT,
        episode: 'any',
        rules: [rule({ dose: 'byInstrument', response: responseInWords('failed') })],
        allOf: [
          { kind: 'chronicity', years: 2, lifetimeEpisodes: 4 },
          { kind: 'scoresOnTwoVisits', withinDays: 45 },
          { kind: 'stableMedication', days: 28 },
        ],
      }),
    ],
    notAssessed: [
      'covered only inside a CMS-approved study',
      'no schizophrenia, schizoaffective or other psychotic disorder',
      'no rapid-cycling bipolar disorder',
      'no delirium, dementia or other cognitive disorder',
      'no current suicidal intent',
    ],
    remarks: ['Not covered outside CMS-approved studies.'],
  },
  'us-fda-vns-label': {
    ...SHARED,
    id: 'us-fda-vns-label',
    label: 'FDA VNS depression indication (2005)',
    payer: 'FDA label',
    treatment: 'VNS',
    source: {
      title: 'NCA tracking sheet CAG-00313R (quotes the requested indication)',
      year: 2006,
      edition: '2006',
      url: 'https://www.cms.gov/medicare-coverage-database/details/nca-tracking-sheet.aspx?NCAId=195',
      also: [],
    },
    evidence: 'read',
    status: 'active',
    confidence: 'high',
    caseRule: adult({ diagnosis: null, chronicOrRecurrent: true }),
    pathways: [
      failures({
        required: 4,
        roles: ANY_TREATMENT,
        rules: [rule({ dose: 'adequate', response: responseInWords('inadequate response') })],
      }),
    ],
  },
  'us-magellan-ect-form': {
    ...SHARED,
    id: 'us-magellan-ect-form',
    label: 'Magellan ECT authorization form (AZ)',
    payer: 'Magellan',
    treatment: 'ECT',
    source: {
      title: 'ECT prior-authorization form',
      year: null,
      edition: null,
      url: 'https://docsbay.net/I-Recipient-Demographics',
      also: [],
    },
    evidence: 'read',
    status: 'historical',
    confidence: 'high',
    caseRule: adult({ diagnosis: null, ageMin: null }),
    pathways: [
      failures(),
      {
        kind: 'attestation',
        id: 'intolerance_or_medical',
        label: 'Intolerance, or a medical reason against drugs',
        allOf: [],
      },
      { kind: 'attestation', id: 'urgent_clinical_need', label: 'Urgent clinical need', allOf: [] },
    ],
    remarks: [
      'No numeric threshold: the form wants rationale, severity, comorbidity and a table of pharmacologic failures.',
    ],
  },
  'uk-nice-ng222-ect': {
    ...SHARED,
    id: 'uk-nice-ng222-ect',
    label: 'NICE NG222 (2022), ECT and further-line treatment',
    jurisdiction: 'UK',
    payer: 'NICE',
    treatment: 'ECT',
    source: {
      title: 'NG222 recommendations and rationale',
      year: 2022,
      edition: '2022',
      url: 'https://www.nice.org.uk/guidance/ng222/chapter/Recommendations',
      also: ['https://old.bansdoc.gov.bd/eBook/14/files/basic-html/page94.html (rationale page read)'],
    },
    evidence: 'recalled',
    marks: [{ what: 'More severe depression is a PHQ-9 of 16 or more', evidence: 'read' }],
    status: 'active',
    confidence: 'medium',
    caseRule: adult({ diagnosis: null, ageMin: null, severity: ['severe'] }),
    pathways: [
      {
        kind: 'attestation',
        id: 'other_treatments_unsuccessful',
        label: 'Other treatments have been unsuccessful',
        allOf: [],
      },
      { kind: 'attestation', id: 'rapid_response_needed', label: 'A rapid response is needed', allOf: [] },
      {
        kind: 'attestation',
        id: 'preference_from_past_response',
        label: 'Preference after a response in the past',
        allOf: [],
      },
    ],
    remarks: [
      'No count of trials. Before a drug is changed (recalled): check adherence, side effects, diagnosis and comorbidity, and social factors; review the response after about 4 weeks at a recognized dose.',
    ],
  },
} as const satisfies Readonly<Record<string, Policy>>
