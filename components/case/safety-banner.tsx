/** A recorded safety concern stands before any verdict. */
export function SafetyBanner({ concerns }: { readonly concerns: readonly string[] }) {
  if (concerns.length === 0) return null
  return (
    <section className="notice notice-alarm safety" aria-labelledby="safety-title">
      <h2 id="safety-title">Safety first</h2>
      <p>
        Recorded as present: <strong>{concerns.join(', ')}</strong>. See to this before any judgement about past trials.
      </p>
    </section>
  )
}
