import type { ReactNode } from 'react'
import { ConnectionNotice } from './connection-notice'
import { EmergencyNotice } from './emergency-notice'
import { IdleNotice } from './idle-notice'
import { LoadingLine } from './loading-line'
import { type Place, type SignedIn, SiteHeader } from './site-header'

export type Crumb = { readonly label: string; readonly href?: string }

type Props = {
  /** Who is signed in; `null` where nobody is. */
  readonly clinician: SignedIn | null
  readonly current?: Place
  /** Where this page is, from the list down; the last one is this page. */
  readonly crumbs?: readonly Crumb[]
  /** A form or a text reads better in a narrow column. */
  readonly width?: 'full' | 'narrow'
  readonly children: ReactNode
}

export function PageShell({ clinician, current, crumbs = [], width = 'full', children }: Props) {
  return (
    <>
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <SiteHeader clinician={clinician} current={current ?? null} />
      {clinician !== null && (
        <>
          <LoadingLine />
          <div className="notices no-print">
            <ConnectionNotice />
            <IdleNotice />
          </div>
        </>
      )}
      {clinician?.emergencyUntil && <EmergencyNotice />}
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
