import type { Instrumentation } from 'next'

/** Runs once, before the first request: settings, secrets, database. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startUp } = await import('@/lib/server/start-up')
  await startUp()
}

/** Logs what a page or a handler threw, without its words. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logRequestError } = await import('@/lib/server/request-log')
  logRequestError(error, context.routePath)
}
