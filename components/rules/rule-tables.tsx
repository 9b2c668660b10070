import { capitalize, describeNumber } from '@/lib/exchange/describe-number'
import { describeRange } from '@/lib/exchange/describe-range'
import { ADHERENCE_CATEGORY_LABELS, OUTCOME_BAND_LABELS, STOP_REASON_LABELS } from '@/lib/exchange/labels'
import { ADHERENCE_BANDS } from '@/lib/rules/adherence'
import { getAgent, listAgents } from '@/lib/rules/antidepressants'
import { CONVERSIONS } from '@/lib/rules/conversions'
import { DECIDED_NUMBERS } from '@/lib/rules/decided-numbers'
import { BAND_IMPROVEMENT, CGI_I_IMPROVEMENT, STOP_REASON_IMPROVEMENT } from '@/lib/rules/improvement'
import { getPlasmaRange, SAME_UNITS } from '@/lib/rules/plasma-ranges'
import type { Range } from '@/lib/rules/range'
import { RELATED_MOLECULES } from '@/lib/rules/related-molecules'
import { SCALE_RANGES } from '@/lib/rules/scales'
import { TABLE_SOURCES } from '@/lib/rules/table-sources'
import { USUAL_OTHER_USES } from '@/lib/rules/usual-other-uses'
import { PlainTable } from './plain-table'
import { SourceCell } from './source-cell'

const MAX_IMPROVEMENT = 100
const MAX_PROPORTION = 1

function labelOf(labels: Readonly<Record<string, string>>, id: string): string {
  return labels[id] ?? id
}

/** The numbers that hold for every definition. */
export function NumberTable() {
  return (
    <PlainTable
      name="Numbers for every definition"
      heads={['What', 'Value', 'Source']}
      rows={DECIDED_NUMBERS.map((row) => [row.label, row.value, <SourceCell key={row.label} cited={row} />])}
    />
  )
}

/** The bands that the publication names; the others are decided. */
const PUBLISHED_BANDS: readonly string[] = ['remission', 'response', 'partial', 'failed', 'notFailed']
const PUBLISHED_CGI: readonly string[] = ['1', '2']

/** What recorded words mean in numbers. */
export function BandTables() {
  const { adherence, bands, bandsBeyond, cgiResponse, cgiBeyond, stopReasons } = TABLE_SOURCES
  const outcome = (range: Range) => describeRange(range, '%', MAX_IMPROVEMENT)
  return (
    <>
      <PlainTable
        name="Adherence in words"
        heads={['Adherence recorded as', 'Doses taken', 'Source']}
        rows={Object.entries(ADHERENCE_BANDS).map(([id, range]) => [
          labelOf(ADHERENCE_CATEGORY_LABELS, id),
          describeRange(toPercentRange(range), '%', MAX_PROPORTION * 100),
          <SourceCell key={id} cited={adherence} />,
        ])}
      />
      <PlainTable
        name="Outcome in words"
        heads={['Outcome recorded as', 'Improvement', 'Source']}
        rows={[
          ...Object.entries(BAND_IMPROVEMENT).map(([id, range]) => [
            labelOf(OUTCOME_BAND_LABELS, id),
            outcome(range),
            <SourceCell key={id} cited={PUBLISHED_BANDS.includes(id) ? bands : bandsBeyond} />,
          ]),
          ...Object.entries(CGI_I_IMPROVEMENT).map(([id, range]) => [
            `CGI-I ${id}`,
            outcome(range),
            <SourceCell key={id} cited={PUBLISHED_CGI.includes(id) ? cgiResponse : cgiBeyond} />,
          ]),
          ...Object.entries(STOP_REASON_IMPROVEMENT).map(([id, range]) => [
            `Stopped for ${labelOf(STOP_REASON_LABELS, id)}, when nothing else is recorded`,
            outcome(range),
            <SourceCell key={id} cited={stopReasons} />,
          ]),
        ]}
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
        <SourceCell key="remission" cited={{ source: range.remissionSource, evidence: range.remissionEvidence }} />,
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
  const units = Object.entries(SAME_UNITS).map(([unit, written]) => [unit, written.join(', ')])
  return (
    <>
      <PlainTable name="Plasma levels" heads={['Agent', 'Measured', 'Range', 'Source']} rows={rows} />
      <PlainTable name="Units of a level" heads={['Unit', 'Also written']} rows={units} />
    </>
  )
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
        heads={['Related molecules', 'How they count', 'Source']}
        rows={RELATED_MOLECULES.map((family) => [
          family.map((id) => getAgent(id).name).join(', '),
          'each as a drug of its own; the count if they are one is shown',
          <SourceCell key={family[0]} cited={TABLE_SOURCES.relatedMolecules} />,
        ])}
      />
      <PlainTable
        name="Products"
        heads={['Product', 'As much as', 'Source']}
        rows={CONVERSIONS.map((row) => [
          `${capitalize(getAgent(row.agent).name)} ${row.product}, ${row.productMg} mg`,
          `${row.ordinaryMg} mg of ${getAgent(row.agent).name}`,
          <SourceCell key={row.agent} cited={row} />,
        ])}
      />
    </>
  )
}
