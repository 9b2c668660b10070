import 'server-only'

/** The answer to who tried too often: how long to wait, and where to try at once. */
export function refuseForNow(seconds: number): Response {
  const sentence = `Too many attempts to sign in failed. Try again in ${describeWait(seconds)}, or now in a browser in which you signed in before.`
  return new Response(`${sentence}\n\nThe Back button of the browser returns to the form.\n`, {
    status: 429,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': String(seconds) },
  })
}

function describeWait(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  if (minutes > 90) return `${Math.ceil(minutes / 60)} hours`
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
