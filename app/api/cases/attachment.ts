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
export function refuse(status: 400 | 401 | 404, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

export const SIGN_IN_FIRST = 'Sign in, then try again.'
