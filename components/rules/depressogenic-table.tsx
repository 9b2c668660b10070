import { EvidenceMark } from '@/components/marks/evidence-mark'
import { getAgent, isAgentId } from '@/lib/rules/antidepressants'
import { listContributors } from '@/lib/rules/contributor-codes'
import { DEPRESSOGENIC_DRUGS, type DepressogenicRow } from '@/lib/rules/depressogenic-drugs'
import { OTHER_DRUGS } from '@/lib/rules/other-drugs'
import { PlainTable } from './plain-table'

const NAMES: ReadonlyMap<string, string> = new Map(OTHER_DRUGS.map(({ id, name }) => [id, name]))

function listNames({ drugIds, names }: DepressogenicRow): readonly string[] {
  return [...drugIds.map((id) => (isAgentId(id) ? getAgent(id).name : (NAMES.get(id) ?? id))), ...names]
}

/** The drugs that are recognized in a case as possibly depressing, under the contributor they belong to. */
export function DepressogenicTable() {
  const contributors = listContributors().filter(({ code }) => DEPRESSOGENIC_DRUGS.some((row) => row.code === code))
  return (
    <PlainTable
      name="Drugs recognized"
      heads={['Contributor', 'Level', 'Recognized, by whole names only']}
      isWordy
      rows={contributors.map(({ code, name, level, evidence }) => [
        name,
        level ?? '–',
        DEPRESSOGENIC_DRUGS.filter((row) => row.code === code).map((row) => (
          <span key={listNames(row).join()} className="cited">
            {listNames(row).join(', ')} <EvidenceMark evidence={row.evidence ?? evidence} />
          </span>
        )),
      ])}
    />
  )
}
