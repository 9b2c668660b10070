import type { ReactNode } from 'react'
import { ConnectionNotice } from './connection-notice'
import { IdleNotice } from './idle-notice'
import { LoadingLine } from './loading-line'
import { SiteHeader } from './site-header'

export type Crumb = { readonly label: string; readonly href?: string }

type Props = {
  /** The signed-in clinician's name; `null` where nobody is signed in. */
  readonly clinicianName: string | null
  readonly current?: 'cases' | 'rules' | 'account'
  /** Where this page is, from the list down; the last one is this page. */
  readonly crumbs?: readonly Crumb[]
  /** A form or a text reads better in a narrow column. */
  readonly width?: 'full' | 'narrow'
  readonly children: ReactNode
}

export function PageShell({ clinicianName, current, crumbs = [], width = 'full', children }: Props) {
  return (
    <>
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <SiteHeader clinicianName={clinicianName} current={current ?? null} />
      {clinicianName !== null && (
        <>
          <LoadingLine />
          <div className="notices no-print">
            <ConnectionNotice />
            <IdleNotice />
          </div>
        </>
      )}
      <main id="content" tabIndex={-1} className={width === 'narrow' ? 'page page-narrow' : 'page'}>
        {crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
        {children}
      </main>
    </>
  )
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  return (
    <nav className="crumbs" aria-label="Where you are">
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={crumb.label} aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
            {crumb.href === undefined ? crumb.label : <a href={crumb.href}>{crumb.label}</a>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
