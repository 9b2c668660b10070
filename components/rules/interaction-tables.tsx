import { capitalize } from '@/lib/exchange/describe-number'
import { getAgent, isAgentId, listAgents } from '@/lib/rules/antidepressants'
import {
  INTERACTIONS,
  isAntipsychotic,
  isMaoi,
  isMaoiDrug,
  isSerotonergic,
  WASHOUT_DAYS,
} from '@/lib/rules/interacting-drugs'
import { OTHER_DRUGS } from '@/lib/rules/other-drugs'
import { resolveDrug } from '@/lib/rules/resolve-drug'
import { PlainTable } from './plain-table'
import { SourceCell } from './source-cell'

const EFFECTS = { inducer: 'lowers exposure (inducer)', strongInhibitor: 'raises exposure (strong inhibitor)' } as const

function nameOf(drugId: string): string {
  if (isAgentId(drugId)) return getAgent(drugId).name
  return OTHER_DRUGS.find(({ id }) => id === drugId)?.name ?? drugId
}

function namesOf(agents: ReturnType<typeof listAgents>): string {
  return agents.map(({ name }) => name).join(', ')
}

const OTHER_MAOIS = OTHER_DRUGS.filter(({ name }) => isMaoiDrug(resolveDrug(name))).map(({ name }) => name)

/** What is recognized among the drugs of a case: inducers, strong inhibitors, and pairs whose dates are alarming. */
export function InteractionTables() {
  return (
    <>
      <PlainTable
        name="Inducers and strong inhibitors"
        heads={['Drug', 'Effect', 'Enzymes', 'Source']}
        rows={INTERACTIONS.map(({ drugId, effect, enzymes, source, evidence }) => [
          capitalize(nameOf(drugId)),
          EFFECTS[effect],
          enzymes,
          <SourceCell key={drugId} cited={{ source, evidence }} />,
        ])}
      />
      <h3>Dates that raise an alarm</h3>
      <PlainTable
        name="Washout"
        heads={['Between an MAOI and a serotonergic antidepressant', 'Days', 'Source']}
        rows={[
          ['most drugs', `${WASHOUT_DAYS.ordinary.value} days`, <SourceCell key="o" cited={WASHOUT_DAYS.ordinary} />],
          [
            'after fluoxetine',
            `${WASHOUT_DAYS.fluoxetine.value} days`,
            <SourceCell key="f" cited={WASHOUT_DAYS.fluoxetine} />,
          ],
        ]}
      />
      <PlainTable
        name="Groups of drugs"
        heads={['Group', 'Drugs']}
        rows={[
          ['MAOIs', `${namesOf(listAgents().filter(({ id }) => isMaoi(id)))}; also ${OTHER_MAOIS.join(', ')}`],
          ['Serotonergic with an MAOI', namesOf(listAgents().filter(({ id }) => isSerotonergic(id)))],
          ['Antipsychotics for psychotic depression', namesOf(listAgents().filter(({ id }) => isAntipsychotic(id)))],
        ]}
      />
    </>
  )
}
