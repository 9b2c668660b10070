import { describeNumber, describeUnit } from '@/lib/exchange/describe-number'
import { DEPRESSION_USES, type DepressionUse, type GivenForDepression } from '@/lib/rules/depression-uses'
import { NOT_SCORED } from '@/lib/rules/never-scored'
import type { OtherDrugGroup } from '@/lib/rules/other-drug-names'
import { OTHER_DRUGS, type OtherDrug } from '@/lib/rules/other-drugs'
import { PlainTable } from './plain-table'
import { SourceCell } from './source-cell'

const GIVEN_LABELS = {
  alone: 'alone, with its own counter; added, an augmentation',
  added: 'added to an antidepressant: an augmentation',
  apart: 'counted apart',
  mayCount: 'an antidepressant whose dose cannot be judged: may count',
} as const satisfies Record<GivenForDepression, string>

/** Drugs that no dose table has: how they are given for depression, then every one of them by name. */
export function OtherDrugTable() {
  return (
    <>
      <p className="quiet prose">
        {OTHER_DRUGS.length} more drugs are known by name, and no dose table has a row for them. They are recorded and
        shown, and never scored: {NOT_SCORED.sentence} <SourceCell cited={NOT_SCORED} />
      </p>
      <PlainTable
        name="Given for depression without a minimum"
        heads={['Drug', 'How it is recorded', 'In depression']}
        rows={DEPRESSION_USES.map((use) => [
          <UseDrug key="drug" use={use} />,
          GIVEN_LABELS[use.given],
          describeUse(use),
        ])}
        isWordy
      />
      <h3>Every name</h3>
      <p className="quiet prose">
        Each with its code in the WHO index; where it has none, what it is was written from memory. Brands and spellings
        are from memory too. A name is only known as a whole, and never guessed.
      </p>
      {listGroups().map((group) => (
        <GroupNames key={group.group} {...group} />
      ))}
    </>
  )
}

function UseDrug({ use }: { readonly use: DepressionUse }) {
  const drug = OTHER_DRUGS.find(({ id }) => id === use.drug)
  if (drug === undefined) return use.drug
  return (
    <>
      {drug.name}
      <span className="under">{drug.what}</span>
    </>
  )
}

function describeUse(use: DepressionUse) {
  return (
    <>
      {use.says}
      <span className="under">
        <SourceCell cited={use} />
      </span>
      {use.lowDose !== null && (
        <span className="under">
          Above {describeNumber(use.lowDose.value)} {describeUnit(use.lowDose.unit)} usually for {use.lowDose.above}:{' '}
          <SourceCell cited={use.lowDose} />
        </span>
      )}
    </>
  )
}

type NamesProps = { readonly group: OtherDrugGroup; readonly what: string; readonly drugs: readonly OtherDrug[] }

function listGroups(): readonly NamesProps[] {
  return [...new Set(OTHER_DRUGS.map(({ group }) => group))].map((group) => {
    const drugs = OTHER_DRUGS.filter((drug) => drug.group === group)
    return { group, what: drugs[0]?.what ?? '', drugs }
  })
}

function GroupNames({ what, drugs }: NamesProps) {
  return (
    <details className="aliases">
      <summary>
        {what} ({drugs.length})
      </summary>
      <PlainTable
        name={what}
        heads={['Drug', 'Also written', 'Source']}
        rows={drugs.map((drug) => [
          drug.name,
          drug.names.slice(1).join(', '),
          <SourceCell key={drug.id} cited={drug} />,
        ])}
        isWordy
      />
    </details>
  )
}
