import { accountHandler } from '@/lib/server/account-handler'
import { isSameOrigin, refuseForeignForm } from '@/lib/server/request-guard'
import { getClinician, getTimesOfSession } from '@/lib/server/require-clinician'

const NO_STORE = { 'Cache-Control': 'no-store' }

/** How many seconds the session still lasts: if nothing more is done, and however busy. */
async function answer(): Promise<Response> {
  const times = await getTimesOfSession()
  if (times === null) return Response.json({}, { status: 401, headers: NO_STORE })
  const now = Date.now()
  const secondsTo = (end: Date) => Math.max(0, Math.floor((end.getTime() - now) / 1000))
  const left = { idleSeconds: secondsTo(times.idleEndsAt), seconds: secondsTo(times.endsAt) }
  return Response.json(left, { headers: NO_STORE })
}

/** Asks how long the session lasts; this keeps it alive for no longer. */
export const GET = accountHandler(answer)

/** Somebody is there: the time without activity begins anew. */
export const POST = accountHandler(keepAlive)

async function keepAlive(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  await getClinician()
  return answer()
}
