import { describeNumber, describeUnit } from '@/lib/exchange/describe-number'
import { AGENT_NAMES, type AgentNames } from '@/lib/rules/aliases'
import { type Agent, getAgent, listAgents } from '@/lib/rules/antidepressants'
import { getHighestNamedDose, getLabelMaximum } from '@/lib/rules/label-maximums'
import { type DoseTableId, getBorderlineFrom, getMinimumDose } from '@/lib/rules/minimum-effective-doses'
import { TABLE_SOURCES } from '@/lib/rules/table-sources'
import { PlainTable } from './plain-table'
import { SourceCell } from './source-cell'

const ROLE_LABELS = {
  antidepressant: 'antidepressant',
  augmentation: 'augmentation',
  countedApart: 'counted apart',
  antidepressantAndAugmentation: 'antidepressant and augmentation',
} as const satisfies Record<Agent['role'], string>

const COLUMNS = [
  { table: 'default', head: 'Default' },
  { table: 'lowestAccepted', head: 'Lowest accepted' },
  { table: 'mghAtrq', head: 'MGH-ATRQ' },
] as const satisfies readonly { readonly table: DoseTableId; readonly head: string }[]

const BORDERLINE = 'Borderline from'
const MAXIMUM = 'Label maximum'

/** Every agent with the doses that decide, each with its source and evidence mark. */
export function DoseTable() {
  return (
    <>
      <p className="quiet prose">
        Codes: RxNorm from <SourceCell cited={TABLE_SOURCES.rxnorm} />, and{' '}
        <SourceCell cited={TABLE_SOURCES.rxnormBrexpiprazole} />; ATC from <SourceCell cited={TABLE_SOURCES.atc} />.
      </p>
      <MinimumTable />
      <HighestNamedTable />
    </>
  )
}

function MinimumTable() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
    <section className="scroll-box" tabIndex={0} aria-label="Minimum effective doses, scrolls sideways">
      <table className="table doses">
        <thead>
          <tr>
            <th scope="col">Agent</th>
            {COLUMNS.map(({ table, head }) => (
              <th key={table} scope="col">
                {head}
              </th>
            ))}
            <th scope="col">{BORDERLINE}</th>
            <th scope="col">{MAXIMUM}</th>
          </tr>
        </thead>
        <tbody>
          {listAgents().map((agent) => (
            <AgentRow key={agent.id} agent={agent} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function AgentRow({ agent }: { readonly agent: Agent }) {
  const byDefault = getMinimumDose(agent.id, 'default')
  return (
    <tr id={`agent-${agent.id}`}>
      <th scope="row">
        {agent.name}
        <span className="under">
          {[agent.drugClass, ROLE_LABELS[agent.role], agent.ingredient && `judged by its ${agent.ingredient}`]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {agent.countsAs !== agent.id && <span className="under">Counts as {getAgent(agent.countsAs).name}</span>}
        <span className="under">{listCodes(agent)}</span>
        <AgentAliases agent={agent} />
        {byDefault !== null && <span className="under dose-why">{byDefault.why}</span>}
      </th>
      {COLUMNS.map(({ table, head }) => (
        <MinimumCell key={table} agent={agent} table={table} head={head} />
      ))}
      <DoseCell dose={getBorderlineFrom(agent.id)} unit={agent.unit} head={BORDERLINE} />
      <DoseCell dose={getLabelMaximum(agent.id)} unit={agent.unit} head={MAXIMUM} />
    </tr>
  )
}

type MinimumCellProps = { readonly agent: Agent; readonly table: DoseTableId; readonly head: string }

function MinimumCell({ agent, table, head }: MinimumCellProps) {
  const dose = getMinimumDose(agent.id, table)
  if (dose !== null && dose.table !== table) {
    return (
      <td className="quiet" data-head={head}>
        as default
      </td>
    )
  }
  return <DoseCell dose={dose} unit={agent.unit} head={head} />
}

type DoseCellProps = {
  readonly dose: (Parameters<typeof SourceCell>[0]['cited'] & { readonly value: number }) | null
  readonly unit: string
  /** The head of the column, shown beside the cell where the table is narrow. */
  readonly head: string
}

function DoseCell({ dose, unit, head }: DoseCellProps) {
  if (dose === null) {
    return (
      <td className="quiet" data-head={head}>
        none
      </td>
    )
  }
  return (
    <td data-head={head}>
      <span className="nowrap">
        {describeNumber(dose.value)} {describeUnit(unit)}
      </span>
      <span className="under">
        <SourceCell cited={dose} />
      </span>
    </td>
  )
}

function listCodes({ rxnorm, atc }: Agent): string {
  return `RxNorm ${rxnorm ?? 'not found'} · ATC ${atc ?? 'none found'}`
}

/** Where no label maximum was seen: the dose from which a slip is told, and nothing else. */
function HighestNamedTable() {
  const rows = listAgents().flatMap(({ id, name, unit }) => {
    const named = getHighestNamedDose(id)
    if (named === null || named === getLabelMaximum(id)) return []
    const ingredient = named.ingredient === null ? '' : ` of ${named.ingredient}`
    const dose = `${describeNumber(named.value)} ${describeUnit(unit)}${ingredient}`
    return [[name, dose, <SourceCell key={id} cited={named} />]]
  })
  return (
    <>
      <h3>Highest doses named where no label maximum was seen</h3>
      <p className="quiet prose">
        Only for telling a slip of the unit or decimal point from a dose. They are no maximum.
      </p>
      <PlainTable name="Highest doses named" heads={['Agent', 'Highest dose named', 'Source']} rows={rows} />
    </>
  )
}

function AgentAliases({ agent }: { readonly agent: Agent }) {
  const known: AgentNames = AGENT_NAMES[agent.id]
  const products = known.products.map(describeProduct)
  const names = [...known.names.slice(1), ...known.brands, ...products]
  if (names.length === 0) return null
  return (
    <details className="aliases">
      <summary>
        {names.length} other {names.length === 1 ? 'name' : 'names'}
        <span className="visually-hidden"> of {agent.name}</span>
      </summary>
      {names.join(', ')}
      {known.salts.length > 0 && `. Salts: ${known.salts.join(', ')}`}
      {known.forms.length > 0 && `. Forms: ${known.forms.join(', ')}`}
    </details>
  )
}

function describeProduct({ names, product, usuallyFor }: AgentNames['products'][number]): string {
  const what = [product, usuallyFor === undefined ? undefined : `usually for ${usuallyFor}`].filter(Boolean).join(', ')
  return what === '' ? names.join(', ') : `${names.join(', ')} (${what})`
}
