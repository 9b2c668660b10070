'use client'

import { PageShell } from '@/components/shell/page-shell'

type Props = { readonly error: Error & { readonly digest?: string }; readonly reset: () => void }

export default function ErrorPage({ error, reset }: Props) {
  return (
    <PageShell clinicianName={null} width="narrow">
      <section className="card stack" role="alert">
        <h1>This page could not be shown</h1>
        <p>Something went wrong in the program. What was saved before is safe.</p>
        {error.digest !== undefined && (
          <p className="small">
            To find it in the log of the server: <code>{error.digest}</code>
          </p>
        )}
        <p className="actions">
          <button type="button" className="button button-primary" onClick={reset}>
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
