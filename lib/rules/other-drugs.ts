import { type DepressionUse, getDepressionUse } from './depression-uses'
import type { Evidence } from './evaluation'
import { type NamedDrug, OTHER_DRUG_GROUPS, type OtherDrugGroup } from './other-drug-names'
import type { ReferenceId } from './references'

export type OtherDrug = {
  readonly id: string
  readonly name: string
  /** In a word or two, what it is. */
  readonly what: string
  readonly group: OtherDrugGroup
  readonly usuallyFor: string | null
  /** The name first, then everything else it is written as. */
  readonly names: readonly string[]
  /** How it is given for depression; `null` where it is not known to be. */
  readonly use: DepressionUse | null
  readonly atc: string | null
  /** Where it is said what the drug is. */
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
  readonly lastChecked: string
}

/** Usually for something else whatever the dose, so that the use has to be asked for. */
const USUALLY_FOR: Readonly<Record<string, string>> = { naltrexone_bupropion: 'weight' }

/** Every drug that is known for what it is and has no dose rows. */
export const OTHER_DRUGS: readonly OtherDrug[] = OTHER_DRUG_GROUPS.flatMap(({ group, what, drugs }) =>
  drugs.map((drug) => toDrug(drug, group, what)),
)

function toDrug({ atc, names }: NamedDrug, group: OtherDrugGroup, what: string): OtherDrug {
  const [name] = names
  const id = toId(name)
  return {
    id,
    name,
    what,
    group,
    usuallyFor: USUALLY_FOR[id] ?? null,
    names,
    use: getDepressionUse(id),
    atc,
    source: atc === null ? 'drugNamesRecalled' : 'whoDdd2026',
    locator: atc ?? '',
    evidence: atc === null ? 'recalled' : 'secondary',
    lastChecked: '2026-11-21',
  }
}

function toId(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}
