import { isReady } from '@/lib/server/health'

/** The process and its database answer. For whoever sends requests to one of several processes. */
export async function GET(): Promise<Response> {
  return (await isReady())
    ? Response.json({ status: 'ready' })
    : Response.json({ status: 'not ready' }, { status: 503, headers: { 'Retry-After': '5' } })
}
