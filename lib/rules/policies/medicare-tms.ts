import type { Policy } from '../policy-types'
import {
  adult,
  failures,
  intolerances,
  ONE_PSYCHOTHERAPY,
  POLICIES_AS_OF,
  RESPONSE_NOT_STATED,
  rule,
  weeks,
} from './build-policy'

const UNDATED = 'undated index page, a copy read in 2026 or before'

const ADEQUATE_ONCE = [
  failures({
    required: 1,
    roles: ['antidepressant', 'augmentation'],
    rules: [rule({ dose: 'adequate' })],
    intolerance: 'ownPathway',
  }),
  intolerances({ required: 1 }),
] as const

const LCD_2022 = {
  jurisdiction: 'US',
  treatment: 'TMS',
  evidence: 'secondary',
  marks: [],
  asOf: POLICIES_AS_OF,
  status: 'activeAsOfSource',
  confidence: 'medium',
  caseRule: adult({ severity: ['severe'], psychosis: 'excluded' }),
  pathways: ADEQUATE_ONCE,
  secondReading: null,
  notAssessed: [
    'psychiatrist (MD/DO): face-to-face evaluation and order',
    'no magnetic-sensitive implant or metal within 30 cm of the coil',
    'seizure and neurological contraindications (relative and absolute lists)',
    'OCD and other uses are not covered by this LCD',
    'psychotherapy: not in the summary that was read',
  ],
  remarks: [
    'Of the page itself only header and license text could be read; the criteria come from a third-party index. Read the LCD before use.',
    'Adequacy, episode and number of classes are not stated in the summary. The version before December 2022 is believed to have asked for four trials.',
  ],
} as const satisfies Partial<Policy>

const STUB = {
  jurisdiction: 'US',
  treatment: 'TMS',
  evidence: 'recalled',
  marks: [],
  asOf: POLICIES_AS_OF,
  status: 'unknown',
  confidence: 'unverified',
  caseRule: adult({ severity: ['severe'] }),
  pathways: [failures()],
  secondReading: null,
  notAssessed: [],
  remarks: ['The text could not be read, and which contractor it belongs to is recalled.'],
} as const satisfies Partial<Policy>

/** Medicare coverage of TMS, by contractor. */
export const MEDICARE_TMS = {
  'us-medicare-tms-L34998-2022': {
    ...LCD_2022,
    id: 'us-medicare-tms-L34998-2022',
    label: 'Medicare LCD L34998, TMS in adults with MDD',
    payer: 'Medicare / Novitas (JH/JL)',
    source: {
      title: 'LCD L34998 TMS in the Treatment of Adults with MDD',
      year: 2022,
      edition: '2022-12-11',
      url: 'https://cms.gov/medicare-coverage-database/view/lcd.aspx?LCDId=34998',
      also: ['https://verity.backworkai.com/policy/L34998'],
    },
  },
  'us-medicare-tms-L34522-2022': {
    ...LCD_2022,
    id: 'us-medicare-tms-L34522-2022',
    label: 'Medicare LCD L34522, TMS in adults with MDD',
    payer: 'Medicare / First Coast (JN)',
    source: {
      title: 'LCD L34522 TMS in the Treatment of Adults with MDD',
      year: 2022,
      edition: '2022-12-11',
      url: 'https://cms.gov/medicare-coverage-database/view/lcd.aspx?lcdid=34522',
      also: ['https://verity.backworkai.com/policy/L34522'],
    },
  },
  'us-medicare-tms-L37086': {
    id: 'us-medicare-tms-L37086',
    label: 'Medicare LCD L37086 (pair L37088), TMS',
    jurisdiction: 'US',
    payer: 'Medicare / Noridian (JE/JF)',
    treatment: 'TMS',
    source: {
      title: 'LCD L37086 Transcranial Magnetic Stimulation',
      year: null,
      edition: UNDATED,
      url: 'https://verity.backworkai.com/policy/L37086',
      also: [
        'https://www.cms.gov/medicare-coverage-database/view/lcd.aspx?lcdId=37088&ver=16 (superseded version, ended 2023-08-19; header read)',
        'https://www.cms.gov/medicare-coverage-database/view/article.aspx?articleId=55904&ver=3 (comment responses; read)',
      ],
    },
    evidence: 'secondary',
    marks: [{ what: 'The length of the psychotherapy is not specified (comment responses A55904)', evidence: 'read' }],
    asOf: POLICIES_AS_OF,
    status: 'activeAsOfSource',
    confidence: 'low',
    caseRule: adult({ severity: ['severe'], psychosis: 'excluded' }),
    pathways: [
      failures({ classes: 2, intolerance: 'ownPathway', allOf: [ONE_PSYCHOTHERAPY] }),
      intolerances({ classes: 2, allOf: [ONE_PSYCHOTHERAPY] }),
    ],
    secondReading: null,
    notAssessed: [
      'an experienced psychiatrist orders; direct supervision by a physician',
      'no seizure disorder',
      'no magnetic-sensitive implant within 30 cm',
      'left prefrontal rTMS',
      'retreatment only after a response of more than 50 % and relapse',
    ],
    remarks: [
      'The summary gives classes (two or more, “as applicable”) and psychotherapy, and no number of trials: the count is not evaluated until the LCD has been read.',
    ],
  },
  'us-medicare-tms-L33398': {
    ...STUB,
    id: 'us-medicare-tms-L33398',
    label: 'Medicare LCD L33398, TMS',
    payer: 'Medicare / NGS (J6/JK)',
    source: {
      title: 'LCD L33398 Transcranial Magnetic Stimulation',
      year: 2023,
      edition: '2023-04-01',
      url: 'https://cms.gov/medicare-coverage-database/view/lcd.aspx?lcdId=33398',
      also: [
        'https://www.cms.gov/medicare-coverage-database/view/article.aspx?articleId=59328&ver=10 (response to comments; opening read)',
      ],
    },
    marks: [{ what: 'Header and effective dates', evidence: 'read' }],
    status: 'activeAsOfSource',
    remarks: ['Only header and effective dates could be read.'],
  },
  'us-medicare-tms-L34641': {
    ...STUB,
    id: 'us-medicare-tms-L34641',
    label: 'Medicare LCD L34641, rTMS in adults with MDD',
    payer: 'Medicare / WPS (recalled)',
    source: {
      title: 'LCD L34641',
      year: null,
      edition: null,
      url: 'https://www.cms.gov/medicare-coverage-database/view/lcd.aspx?lcdid=34641',
      also: [],
    },
  },
  'us-medicare-tms-L34869': {
    ...STUB,
    id: 'us-medicare-tms-L34869',
    label: 'Medicare LCD L34869, rTMS in adults with MDD',
    payer: 'Medicare / Palmetto GBA (recalled)',
    source: {
      title: 'LCD L34869',
      year: null,
      edition: null,
      url: 'https://www.cms.gov/medicare-coverage-database/view/lcd.aspx?lcdid=34869',
      also: [],
    },
  },
  'us-medicare-tms-L36469': {
    ...STUB,
    id: 'us-medicare-tms-L36469',
    label: 'Medicare LCD L36469, rTMS in adults with MDD',
    payer: 'Medicare / CGS (recalled)',
    source: {
      title: 'LCD L36469',
      year: null,
      edition: null,
      url: 'https://www.cms.gov/medicare-coverage-database/view/lcd.aspx?lcdid=36469',
      also: [],
    },
  },
  'us-medicare-tms-legacy-4': {
    id: 'us-medicare-tms-legacy-4',
    label: 'Earlier Medicare and commercial TMS wording (“four trials”)',
    jurisdiction: 'US',
    payer: 'Wording of earlier LCDs and Magellan',
    treatment: 'TMS',
    source: {
      title: 'Repetitive TMS Request Form (payer form)',
      year: null,
      edition: null,
      url: 'https://docsbay.net/please-type-an-x-or-type-content-as-needed-in-the-gray-boxes-only',
      also: [],
    },
    evidence: 'read',
    marks: [],
    asOf: POLICIES_AS_OF,
    status: 'historical',
    confidence: 'high',
    caseRule: adult({ severity: ['severe'], scale: { wording: 'a score before treatment', scales: null } }),
    pathways: [
      failures({
        required: 4,
        classes: 2,
        roles: ['antidepressant', 'augmentation'],
        episode: 'current',
        rules: [
          rule({
            days: weeks(6),
            dose: 'adequate',
            response: {
              ...RESPONSE_NOT_STATED,
              wording: 'no clinically significant response, documented on a scale',
              byScale: true,
            },
          }),
        ],
        intolerance: 'ownPathway',
        allOf: [ONE_PSYCHOTHERAPY],
      }),
      intolerances({
        required: 4,
        classes: 2,
        roles: ['antidepressant', 'augmentation'],
        allOf: [ONE_PSYCHOTHERAPY, { kind: 'oneAntidepressant' }, { kind: 'distinctSideEffects' }],
      }),
      {
        kind: 'attestation',
        id: 'prior_tms_response',
        label: 'Responded to TMS before',
        allOf: [ONE_PSYCHOTHERAPY],
      },
      { kind: 'attestation', id: 'receiving_ect', label: 'Receiving ECT', allOf: [ONE_PSYCHOTHERAPY] },
      { kind: 'attestation', id: 'considering_ect', label: 'ECT is being considered', allOf: [ONE_PSYCHOTHERAPY] },
    ],
    secondReading: null,
    notAssessed: [
      'remission reference: HAM-D 17 below 8, HAM-D 24 below 11, BDI below 9; for PHQ-9 (5) and MADRS (10) the comparator is lost in the source',
    ],
    remarks: [],
  },
} as const satisfies Readonly<Record<string, Policy>>
