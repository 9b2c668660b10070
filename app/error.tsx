'use client'

import { PageShell } from '@/components/shell/page-shell'

type Props = { readonly error: Error & { readonly digest?: string } }

export default function ErrorPage({ error }: Props) {
  return (
    <PageShell clinician={null} width="narrow">
      <section className="card stack" role="alert">
        <h1>This page could not be shown</h1>
        <p>
          The program or its database could not answer. What was saved before is safe. Wait a moment, then try again.
        </p>
        {error.digest !== undefined && (
          <p className="small">
            Reference: <code>{error.digest}</code>. Whoever runs the program finds it in its log.
          </p>
        )}
        <p className="actions">
          <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
            Try again
          </button>
          <a className="button" href="/cases">
            Go to your cases
          </a>
        </p>
      </section>
    </PageShell>
  )
}
