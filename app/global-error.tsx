'use client'
import './globals.css'

type Props = { readonly error: Error & { readonly digest?: string } }

/** Where not even the frame of the pages could be made. */
export default function GlobalErrorPage({ error }: Props) {
  return (
    <html lang="en">
      <body>
        <title>Error · Fair Trial</title>
        <main className="page page-narrow">
          <section className="card stack" role="alert">
            <h1>The program could not show this page</h1>
            <p>What was saved before is safe. Wait a moment, then try again.</p>
            {error.digest !== undefined && (
              <p className="small">
                Reference: <code>{error.digest}</code>. Whoever runs the program finds it in its log.
              </p>
            )}
            <p className="actions">
              <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
                Try again
              </button>
            </p>
          </section>
        </main>
      </body>
    </html>
  )
}
