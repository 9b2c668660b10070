import type { DefinitionId, Evidence } from './evaluation'
import type { DoseTableId } from './minimum-effective-doses'
import type { ReferenceId } from './references'

/** One number that decides, and where it comes from. */
export type Parameter<T> = {
  readonly value: T
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
  readonly lastChecked: string
}

/** A named, cited set of criteria. All: current episode, two different drugs. */
export type Definition = {
  readonly id: DefinitionId
  /** Which minimum effective doses decide. */
  readonly doseTable: Parameter<DoseTableId>
  /** Days in the longest run at or above the minimum effective dose. */
  readonly days: Parameter<number>
  /** Proportion of doses taken over those days. */
  readonly adherence: Parameter<number>
  /** Improvement in percent below which, or up to and including which, a trial failed. */
  readonly failedBelow: Parameter<number> & { readonly inclusive: boolean }
  /** Whether an adequate, failed augmentation counts beside the antidepressants. */
  readonly augmentationCounts: Parameter<boolean>
  /** Days an augmentation needs at or above its own minimum. */
  readonly augmentationDays: Parameter<number>
  /** Different drugs that have to have failed. */
  readonly required: Parameter<number>
}

const LAST_CHECKED = '2026-11-21'

function parameter<T>(value: T, source: ReferenceId, locator: string, evidence: Evidence): Parameter<T> {
  return { value, source, locator, evidence, lastChecked: LAST_CHECKED }
}

function decided<T>(value: T, why: string): Parameter<T> {
  return parameter(value, 'decidedHere', why, 'decided')
}

const ADHERENCE = decided(0.8, 'the usual convention for days covered; no adequacy instrument gives a number')
const AUGMENTATION_DAYS = decided(28, 'four weeks, as in the worked case of the MGH-ATRQ authors')
const AUGMENTATION_APART = decided(false, 'definitions of resistance speak of antidepressants')
const TWO_DRUGS = parameter(2, 'emaDepression', 'two or more different antidepressants', 'secondary')
const HALF = {
  ...parameter(50, 'rybak2021', 'Table 3: non-response is a reduction below 50 %', 'read'),
  inclusive: false,
}
const DEFAULT_DOSES = decided('default' as const, 'the table of this project, each row with its reason')
const LICENSED_DOSES = decided('lowestAccepted' as const, 'for readers who hold with licensed doses')

const SHARED = {
  doseTable: DEFAULT_DOSES,
  adherence: ADHERENCE,
  failedBelow: HALF,
  augmentationCounts: AUGMENTATION_APART,
  augmentationDays: AUGMENTATION_DAYS,
  required: TWO_DRUGS,
}

const MGH_ATRQ = {
  ...SHARED,
  doseTable: parameter(
    'mghAtrq' as const,
    'mghAtrqForm',
    'column “Minimum Dose”; where it has no row, ours',
    'secondary',
  ),
  days: parameter(42, 'mghAtrqEsketamine', 'adequate duration is at least 6 weeks', 'secondary'),
  augmentationCounts: parameter(
    true,
    'mghAtrqCase',
    'duloxetine with aripiprazole 10 mg for about 4 weeks',
    'secondary',
  ),
}

/** The nine definitions, in the order in which they are shown. The first is the default. */
export const DEFINITIONS = {
  'six-week': { id: 'six-week', ...SHARED, days: decided(42, 'six weeks; simple on purpose') },
  'six-week-licensed': {
    id: 'six-week-licensed',
    ...SHARED,
    doseTable: LICENSED_DOSES,
    days: decided(42, 'six weeks; simple on purpose'),
  },
  'four-week': { id: 'four-week', ...SHARED, days: decided(28, 'the lenient reading of the published durations') },
  'eight-week': { id: 'eight-week', ...SHARED, days: decided(56, 'the strict reading of the published durations') },
  'mgh-atrq': { id: 'mgh-atrq', ...MGH_ATRQ },
  'mgh-atrq-25': {
    id: 'mgh-atrq-25',
    ...MGH_ATRQ,
    failedBelow: {
      ...parameter(25, 'mghAtrqEsketamine', 'non-response is an improvement of at most 25 %', 'secondary'),
      inclusive: true,
    },
  },
  'athf-sf': {
    id: 'athf-sf',
    ...SHARED,
    doseTable: decided('default' as const, 'the doses of the ATHF-SF were not found: ours stand in for them'),
    days: parameter(28, 'athfSf2019', 'four weeks at or above the minimum dose', 'recalled'),
  },
  'delphi-2022': {
    id: 'delphi-2022',
    ...SHARED,
    doseTable: parameter('lowestAccepted' as const, 'sforzini2022', 'minimum licensed dose', 'secondary'),
    days: parameter(28, 'sforzini2022', 'at least four weeks', 'secondary'),
    failedBelow: { ...parameter(25, 'sforzini2022', 'Table 1: improvement below 25 %', 'read'), inclusive: false },
  },
  'canada-2021': {
    id: 'canada-2021',
    ...SHARED,
    doseTable: parameter(
      'lowestAccepted' as const,
      'rybak2021',
      'Table 3: adequately dosed and evidence-supported',
      'read',
    ),
    days: parameter(28, 'rybak2021', 'Table 3: lower bound of 4 to 6 weeks', 'read'),
  },
} as const satisfies Readonly<Record<DefinitionId, Definition>>

/** Every definition, in the order in which they are shown. */
export function listDefinitions(): readonly Definition[] {
  return Object.values(DEFINITIONS)
}

/** The definition of an id that may be anything, or `null`. */
export function getDefinition(id: string): Definition | null {
  return listDefinitions().find((definition) => definition.id === id) ?? null
}
