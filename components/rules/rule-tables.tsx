import { describeNumber } from '@/lib/exchange/describe-number'
import { describeRange } from '@/lib/exchange/describe-range'
import { ADHERENCE_CATEGORY_LABELS, OUTCOME_BAND_LABELS, STOP_REASON_LABELS } from '@/lib/exchange/labels'
import { ADHERENCE_BANDS } from '@/lib/rules/adherence'
import { getAgent, listAgents } from '@/lib/rules/antidepressants'
import { BRIDGE_DAYS } from '@/lib/rules/bridging'
import { CONVERSIONS } from '@/lib/rules/conversions'
import { BAND_IMPROVEMENT, CGI_I_IMPROVEMENT, STOP_REASON_IMPROVEMENT } from '@/lib/rules/improvement'
import { getPlasmaRange, STEADY_STATE_DAYS, TROUGH_HOURS } from '@/lib/rules/plasma-ranges'
import { RELATED_MOLECULES } from '@/lib/rules/related-molecules'
import { SCALE_RANGES } from '@/lib/rules/scales'
import { USUAL_OTHER_USES } from '@/lib/rules/usual-other-uses'
import { PlainTable } from './plain-table'
import { SourceCell } from './source-cell'

const MAX_IMPROVEMENT = 100
const MAX_PROPORTION = 1

function labelOf(labels: Readonly<Record<string, string>>, id: string): string {
  return labels[id] ?? id
}

/** How long a gap may be, and what a level needs before it decides. */
export function BridgeTable() {
  const rows = [
    { what: 'Gap bridged, most drugs', value: `${BRIDGE_DAYS.ordinary.value} days`, cited: BRIDGE_DAYS.ordinary },
    { what: 'Gap bridged, fluoxetine', value: `${BRIDGE_DAYS.fluoxetine.value} days`, cited: BRIDGE_DAYS.fluoxetine },
    { what: 'On one dose before a level', value: `${STEADY_STATE_DAYS.value} days`, cited: STEADY_STATE_DAYS },
    {
      what: 'Trough level',
      value: `${TROUGH_HOURS.min} to ${TROUGH_HOURS.max} hours after a dose`,
      cited: TROUGH_HOURS,
    },
  ]
  return (
    <PlainTable
      name="Gaps and levels"
      heads={['What', 'Value', 'Source']}
      rows={rows.map(({ what, value, cited }) => [what, value, <SourceCell key={what} cited={cited} />])}
    />
  )
}

/** What recorded words mean in numbers. */
export function BandTables() {
  const adherence = Object.entries(ADHERENCE_BANDS).map(([id, range]) => [
    labelOf(ADHERENCE_CATEGORY_LABELS, id),
    describeRange(toPercentRange(range), '%', MAX_PROPORTION * 100),
  ])
  const bands = Object.entries(BAND_IMPROVEMENT).map(([id, range]) => [
    labelOf(OUTCOME_BAND_LABELS, id),
    describeRange(range, '%', MAX_IMPROVEMENT),
  ])
  const cgi = Object.entries(CGI_I_IMPROVEMENT).map(([id, range]) => [
    `CGI-I ${id}`,
    describeRange(range, '%', MAX_IMPROVEMENT),
  ])
  const stops = Object.entries(STOP_REASON_IMPROVEMENT).map(([id, range]) => [
    `Stopped for ${labelOf(STOP_REASON_LABELS, id)}, when nothing else is recorded`,
    describeRange(range, '%', MAX_IMPROVEMENT),
  ])
  return (
    <>
      <PlainTable name="Adherence in words" heads={['Adherence recorded as', 'Doses taken']} rows={adherence} />
      <PlainTable
        name="Outcome in words"
        heads={['Outcome recorded as', 'Improvement']}
        rows={[...bands, ...cgi, ...stops]}
      />
    </>
  )
}

function toPercentRange(range: (typeof ADHERENCE_BANDS)[keyof typeof ADHERENCE_BANDS]) {
  return { ...range, min: range.min * 100, max: range.max * 100 }
}

/** The depression scales. */
export function ScaleTable() {
  return (
    <PlainTable
      name="Scales"
      heads={['Scale', 'Highest total', 'Mild from', 'Source', 'Remission at most', 'Source']}
      rows={Object.entries(SCALE_RANGES).map(([scale, range]) => [
        scale,
        String(range.maximum),
        String(range.mildFrom),
        <SourceCell key="mild" cited={range} />,
        String(range.remissionAtMost),
        <SourceCell
          key="remission"
          cited={{ source: range.remissionSource, locator: '', evidence: range.remissionEvidence }}
        />,
      ])}
    />
  )
}

/** The plasma levels that decide dose and adherence. */
export function PlasmaTable() {
  const rows = listAgents().flatMap((agent) => {
    const range = getPlasmaRange(agent.id)
    if (range === null) return []
    const window = range.high === null ? `${range.low} or more` : `${range.low} to ${range.high}`
    return [[agent.name, range.analyte, `${window} ${range.unit}`, <SourceCell key={agent.id} cited={range} />]]
  })
  return <PlainTable name="Plasma levels" heads={['Agent', 'Measured', 'Range', 'Source']} rows={rows} />
}

/** Doses that usually are for something else than depression. */
export function OtherUseTable() {
  const rows = USUAL_OTHER_USES.map((use) => [
    getAgent(use.agent).name,
    describeDoses(use.doses),
    use.usualUse,
    <SourceCell key={use.agent} cited={use} />,
  ])
  return <PlainTable name="Other uses" heads={['Agent', 'Dose', 'Usually for', 'Source']} rows={rows} />
}

function describeDoses(doses: (typeof USUAL_OTHER_USES)[number]['doses']): string {
  if (doses === 'any') return 'any'
  return 'below' in doses ? `below ${describeNumber(doses.below)} mg` : `at most ${describeNumber(doses.atMost)} mg`
}

/** Drugs that count as two and are close relatives, and products in mg of their own. */
export function RelativesTable() {
  return (
    <>
      <PlainTable
        name="Related molecules"
        heads={['Related molecules, counted as two']}
        rows={RELATED_MOLECULES.map((family) => [family.map((id) => getAgent(id).name).join(', ')])}
      />
      <PlainTable
        name="Products"
        heads={['Product', 'As much as', 'Source']}
        rows={CONVERSIONS.map((row) => [
          `${getAgent(row.agent).name} ${row.product}, ${row.productMg} mg`,
          `${row.ordinaryMg} mg`,
          <SourceCell key={row.agent} cited={row} />,
        ])}
      />
    </>
  )
}
