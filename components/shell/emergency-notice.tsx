/** Stands on every page while emergency access is open. */
export function EmergencyNotice() {
  return (
    <form method="post" action="/api/emergency/end" className="emergency-notice" role="status">
      <p>
        <strong>Emergency access is open.</strong> You see every case of the practice, and each one that you open is
        recorded.
      </p>
      <button type="submit" className="button">
        End it now
      </button>
    </form>
  )
}
