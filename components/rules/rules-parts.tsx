import { Bibliography } from './bibliography'
import { ClinicalChangeList } from './clinical-change-list'
import { ContributorTable } from './contributor-table'
import { DefinitionList } from './definition-list'
import { DefinitionMatrix } from './definition-matrix'
import { DepressogenicTable } from './depressogenic-table'
import { DoseTable } from './dose-table'
import { EvidenceKey } from './evidence-key'
import { ExposureTables } from './exposure-tables'
import { IntendedUse } from './intended-use'
import { InteractionTables } from './interaction-tables'
import { MeasureTables } from './measure-tables'
import { OtherDrugTable } from './other-drug-table'
import { PolicyList } from './policy-list'
import { ReasonList } from './reason-list'
import { BandTables, NumberTable, OtherUseTable, PlasmaTable, RelativesTable, ScaleTable } from './rule-tables'
import { RulesSection } from './rules-section'
import { SourceAttributeTable } from './source-attribute-table'
import { StagingRules } from './staging-rules'
import { TallManTable } from './tall-man-table'

/** The parts of the page about the rules, in their order. */
export const RULES_PARTS = [
  { id: 'use', title: 'Intended use, users, limits', content: <IntendedUse /> },
  { id: 'attributes', title: 'Source attributes', content: <SourceAttributeTable /> },
  { id: 'evidence', title: 'Evidence marks', content: <EvidenceKey /> },
  {
    id: 'definitions',
    title: 'Definitions',
    content: (
      <>
        <DefinitionMatrix />
        <DefinitionList />
      </>
    ),
  },
  { id: 'reasons', title: 'Criteria, reasons, verdicts', content: <ReasonList /> },
  { id: 'agents', title: 'Minimum effective doses', content: <DoseTable /> },
  { id: 'numbers', title: 'Numbers for every definition', content: <NumberTable /> },
  { id: 'bands', title: 'Words as numbers', content: <BandTables /> },
  { id: 'scales', title: 'Depression scales', content: <ScaleTable /> },
  { id: 'plasma', title: 'Plasma levels that decide', content: <PlasmaTable /> },
  { id: 'other-uses', title: 'Usual other uses', content: <OtherUseTable /> },
  { id: 'related', title: 'Related molecules and products', content: <RelativesTable /> },
  { id: 'other-drugs', title: 'Drugs without dose rows', content: <OtherDrugTable /> },
  { id: 'look-alikes', title: 'Look-alike names', content: <TallManTable /> },
  { id: 'interactions', title: 'Interactions and washout', content: <InteractionTables /> },
  { id: 'exposure', title: 'What changes exposure', content: <ExposureTables /> },
  { id: 'contributors', title: 'What can masquerade as resistance', content: <ContributorTable /> },
  { id: 'depressogenic', title: 'Drugs that can depress', content: <DepressogenicTable /> },
  { id: 'staging', title: 'Staging scores', content: <StagingRules /> },
  { id: 'policies', title: 'Published policies', content: <PolicyList /> },
  { id: 'measure', title: 'Medication management measure', content: <MeasureTables /> },
  { id: 'changes', title: 'Changes of the clinical rules', content: <ClinicalChangeList /> },
  { id: 'references', title: 'Bibliography', content: <Bibliography /> },
] as const

/** The whole of the page about the rules: its contents, then every part, printed from the data. */
export function RulesParts() {
  return (
    <div className="rules-layout">
      <nav className="rules-contents" aria-label="On this page">
        <ul>
          {RULES_PARTS.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="rules-parts">
        {RULES_PARTS.map(({ id, title, content }) => (
          <RulesSection key={id} id={id} title={title}>
            {content}
          </RulesSection>
        ))}
      </div>
    </div>
  )
}
