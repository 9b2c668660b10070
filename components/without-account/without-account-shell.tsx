import type { ReactNode } from 'react'
import { PageShell } from '@/components/shell/page-shell'
import { CASE } from './place'

type Props = {
  /** What is shown, where it is not the case itself. */
  readonly crumb: string | null
  /** Whether all that the page will ever need is there. */
  readonly isReady: boolean
  readonly children: ReactNode
}

/** What the page is called. */
export const WHOLE = 'Without an account'

/** The frame of the page: the way back, and what holds of everything in it. */
export function WithoutAccountShell({ crumb, isReady, children }: Props) {
  const here = crumb === null ? [{ label: WHOLE }] : [{ label: WHOLE, href: CASE }, { label: crumb }]
  return (
    <PageShell clinician={null} crumbs={[{ label: 'Sign in', href: '/sign-in' }, ...here]}>
      <p className="notice without-account no-print" data-ready={isReady ? '' : undefined}>
        <strong>Nothing leaves this page.</strong> What you enter is judged in this browser, sent nowhere, and forgotten
        when the page is closed: export what you want to keep.
      </p>
      {children}
    </PageShell>
  )
}
