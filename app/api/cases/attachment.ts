import type { NotAllowed } from '@/lib/server/require-clinician'

/** A file to keep, under a name of our own making: no name, label or other word of the patient's. */
export function toAttachment(body: BodyInit, type: string, fileName: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

/** A refusal in one sentence. */
export function refuse(status: 400 | 401 | 403 | 404, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

/** The refusal of somebody who is not signed in, has no second factor though one is required, or whose role may not. */
export function refuseWho(refused: NotAllowed): Response {
  if (refused === 'signedOut') return refuse(401, 'Sign in, then try again.')
  if (refused === 'noSecondFactor')
    return refuse(403, 'Your practice requires a second factor. Set it up, then try again.')
  return refuse(403, 'Your role in the practice does not allow this. Its owner can change that.')
}
