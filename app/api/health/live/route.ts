/** The process answers. For whoever restarts one that does not. */
export function GET(): Response {
  return Response.json({ status: 'live' })
}
