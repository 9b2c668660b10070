import type { Metadata } from 'next'
import { RulesParts } from '@/components/rules/rules-parts'
import { PageShell } from '@/components/shell/page-shell'
import { RULES_VERSION } from '@/lib/rules/rules-version'
import { requireClinician } from '@/lib/server/require-clinician'
import { renderStaticMarkup } from '@/lib/server/static-markup'

export const metadata: Metadata = { title: 'Rules' }

let markup: string | null = null

/** The tables are the same for everyone: rendered once, not at every visit. */
function getMarkup(): string {
  markup ??= renderStaticMarkup(<RulesParts />)
  return markup
}

export default async function RulesPage() {
  const clinician = await requireClinician('account.own')
  return (
    <PageShell clinician={clinician} current="rules">
      <div className="page-head">
        <div>
          <h1>About these rules</h1>
          <p className="quiet">
            Version {RULES_VERSION}. Every table here is printed from the data that judges the trials.
          </p>
        </div>
      </div>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own tables, rendered by React, which escapes them */}
      <div dangerouslySetInnerHTML={{ __html: getMarkup() }} />
    </PageShell>
  )
}
