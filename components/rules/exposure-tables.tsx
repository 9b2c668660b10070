import { PHARMACOKINETIC_FACTORS, type PharmacokineticFactor, SUBSTRATES } from '@/lib/rules/pharmacokinetic-factors'
import { PlainTable } from './plain-table'
import { SourceList } from './source-cell'

const KIND_TITLES = {
  lowers: 'Lowers exposure',
  raises: 'Raises exposure',
  absorption: 'Changes absorption',
  genotype: 'Genotype',
} as const satisfies Record<PharmacokineticFactor['kind'], string>

const KINDS = ['lowers', 'raises', 'absorption', 'genotype'] as const satisfies readonly PharmacokineticFactor['kind'][]

/** What changes how much of a drug arrives, and which enzymes clear which antidepressant. For reading: it decides nothing. */
export function ExposureTables() {
  return (
    <>
      {KINDS.map((kind) => (
        <PlainTable
          key={kind}
          name={KIND_TITLES[kind]}
          heads={[KIND_TITLES[kind], 'How', 'Reported for', 'Sources, and the mark of the weakest']}
          isWordy
          rows={PHARMACOKINETIC_FACTORS.filter((factor) => factor.kind === kind).map(
            ({ name, what, affects, note, sources, evidence }) => [
              name,
              <>
                {what}
                {note !== null && <span className="under">{note}</span>}
              </>,
              affects.length === 0 ? '–' : affects.join(', '),
              <SourceList key={name} sources={sources} evidence={evidence} />,
            ],
          )}
        />
      ))}
      <PlainTable
        name="Enzymes"
        heads={['Antidepressant', 'Cleared by', 'Genotype', 'How it was seen']}
        isWordy
        rows={SUBSTRATES.map(({ drugs, enzymes, genotype, mark }) => [
          drugs.join(', '),
          enzymes.join(', '),
          genotype ?? '–',
          mark,
        ])}
      />
    </>
  )
}
