import type { AgentId } from './antidepressants'
import type { Evidence } from './evaluation'
import type { ReferenceId } from './references'

export type PlasmaRange = {
  /** What has to have been measured: parent plus active metabolite where there is one. */
  readonly analyte: string
  readonly low: number
  /** The upper end of a stated window; above it a level decides nothing. `null`: no window is stated. */
  readonly high: number | null
  readonly unit: 'ng/mL' | 'mmol/L'
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
  readonly lastChecked: string
}

const LAST_CHECKED = '2026-11-21'
const TABLE = 'Table of plasma levels'

function level(
  analyte: string,
  low: number,
  high: number | null,
  source: ReferenceId,
  evidence: Evidence,
): PlasmaRange {
  return { analyte, low, high, unit: 'ng/mL', source, locator: TABLE, evidence, lastChecked: LAST_CHECKED }
}

/** The levels that decide, one range per drug: a range that was read goes before a recalled one. */
const PLASMA_RANGES = {
  amitriptyline: level('amitriptyline + nortriptyline', 75, 175, 'acnp2000', 'read'),
  nortriptyline: level('nortriptyline', 50, 150, 'acnp2000', 'read'),
  imipramine: level('imipramine + desipramine', 200, 300, 'acnp2000', 'read'),
  desipramine: level('desipramine', 100, 160, 'acnp2000', 'read'),
  clomipramine: level('clomipramine + norclomipramine', 230, 450, 'agnp2017', 'recalled'),
  doxepin: level('doxepin + nordoxepin', 50, 150, 'mayoTdm', 'secondary'),
  trimipramine: level('trimipramine', 150, 300, 'agnp2017', 'recalled'),
  maprotiline: level('maprotiline', 75, 130, 'agnp2017', 'recalled'),
  // The stated target ends at 0.8, which is where caution starts, not where the effect ends.
  lithium: {
    analyte: 'lithium',
    low: 0.5,
    high: null,
    unit: 'mmol/L',
    source: 'canmat2023',
    locator: 'Table 7.2 (adjunct), 12 h trough 0.5 to 0.8',
    evidence: 'secondary',
    lastChecked: LAST_CHECKED,
  },
} as const satisfies Partial<Record<AgentId, PlasmaRange>>

const RANGES: Partial<Record<AgentId, PlasmaRange>> = PLASMA_RANGES

/** Other ways to write the unit of a range; none of them changes the number. */
export const SAME_UNITS = {
  'ng/mL': ['ng/mL', 'µg/L', 'μg/L', 'ug/L', 'mcg/L'],
  'mmol/L': ['mmol/L', 'mEq/L'],
} as const satisfies Record<PlasmaRange['unit'], readonly string[]>

/** Days on one dose before a level can be at steady state. */
export const STEADY_STATE_DAYS = {
  value: 7,
  unit: 'days',
  source: 'decidedHere',
  locator: 'About five half-lives of lithium and of most tricyclics',
  evidence: 'decided',
  lastChecked: LAST_CHECKED,
} as const satisfies { readonly source: ReferenceId; readonly evidence: Evidence; readonly [key: string]: unknown }

/** Hours after the last dose at which a level is a trough. Both ends count. */
export const TROUGH_HOURS = {
  min: 10,
  max: 14,
  unit: 'hours',
  source: 'decidedHere',
  locator: 'Twelve hours, as laboratories ask for, give or take two',
  evidence: 'decided',
  lastChecked: LAST_CHECKED,
} as const satisfies { readonly source: ReferenceId; readonly evidence: Evidence; readonly [key: string]: unknown }

/** The range that decides for a drug; `null` where the table has none. */
export function getPlasmaRange(agent: AgentId): PlasmaRange | null {
  return RANGES[agent] ?? null
}
