import type { SafetyNotice } from '@/lib/exchange/safety'

/** A recorded safety concern, and where to turn, stand before any verdict and any staging. */
export function SafetyBanner({ notice }: { readonly notice: SafetyNotice | null }) {
  if (notice === null) return null
  const { present, past, crisisLine } = notice
  return (
    <section className="notice notice-alarm safety" aria-labelledby="safety-title">
      <h2 id="safety-title">Safety first</h2>
      {present !== null && (
        <p>
          <strong>{present}</strong>
        </p>
      )}
      {past !== null && <p>{past}</p>}
      <p>In a crisis: {crisisLine}</p>
    </section>
  )
}
