'use client'
import './globals.css'

type Props = { readonly error: Error & { readonly digest?: string }; readonly reset: () => void }

/** Where not even the frame of the pages could be made. */
export default function GlobalErrorPage({ error, reset }: Props) {
  return (
    <html lang="en">
      <body>
        <title>Error · Fair Trial</title>
        <main className="page page-narrow">
          <section className="card stack" role="alert">
            <h1>The program could not show this page</h1>
            <p>What was saved before is safe.</p>
            {error.digest !== undefined && (
              <p className="small">
                To find it in the log of the server: <code>{error.digest}</code>
              </p>
            )}
            <p className="actions">
              <button type="button" className="button button-primary" onClick={reset}>
                Try again
              </button>
            </p>
          </section>
        </main>
      </body>
    </html>
  )
}
