import type { Metadata } from 'next'
import { Bibliography } from '@/components/rules/bibliography'
import { ContributorTable } from '@/components/rules/contributor-table'
import { DefinitionList } from '@/components/rules/definition-list'
import { DefinitionMatrix } from '@/components/rules/definition-matrix'
import { DoseTable } from '@/components/rules/dose-table'
import { EvidenceKey } from '@/components/rules/evidence-key'
import { IntendedUse } from '@/components/rules/intended-use'
import { PolicyList } from '@/components/rules/policy-list'
import { ReasonList } from '@/components/rules/reason-list'
import {
  BandTables,
  BridgeTable,
  OtherUseTable,
  PlasmaTable,
  RelativesTable,
  ScaleTable,
} from '@/components/rules/rule-tables'
import { RulesSection } from '@/components/rules/rules-section'
import { PageShell } from '@/components/shell/page-shell'
import { RULES_VERSION } from '@/lib/rules/rules-version'
import { requireClinician } from '@/lib/server/require-clinician'

export const metadata: Metadata = { title: 'Rules' }

const PARTS = [
  { id: 'use', title: 'Intended use and limits', content: <IntendedUse /> },
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
  { id: 'days', title: 'Gaps and levels', content: <BridgeTable /> },
  { id: 'bands', title: 'Words as numbers', content: <BandTables /> },
  { id: 'scales', title: 'Depression scales', content: <ScaleTable /> },
  { id: 'plasma', title: 'Plasma levels that decide', content: <PlasmaTable /> },
  { id: 'other-uses', title: 'Usual other uses', content: <OtherUseTable /> },
  { id: 'related', title: 'Related molecules and products', content: <RelativesTable /> },
  { id: 'contributors', title: 'What can masquerade as resistance', content: <ContributorTable /> },
  { id: 'policies', title: 'Published policies', content: <PolicyList /> },
  { id: 'references', title: 'Bibliography', content: <Bibliography /> },
] as const

export default async function RulesPage() {
  const clinician = await requireClinician()
  return (
    <PageShell clinicianName={clinician.displayName} current="rules">
      <div className="page-head">
        <div>
          <h1>About the rules</h1>
          <p className="quiet">
            Version {RULES_VERSION}. Every table here is printed from the data that judges the trials.
          </p>
        </div>
      </div>
      <div className="rules-layout">
        <nav className="rules-contents" aria-label="On this page">
          <ul>
            {PARTS.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="rules-parts">
          {PARTS.map(({ id, title, content }) => (
            <RulesSection key={id} id={id} title={title}>
              {content}
            </RulesSection>
          ))}
        </div>
      </div>
    </PageShell>
  )
}
