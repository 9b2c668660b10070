import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'

type RequestContext = { readonly requestId: string }

declare global {
  /** The server holds several bundles of this file, and a request goes through all of them. */
  var fairTrialRequest: AsyncLocalStorage<RequestContext> | undefined
}

function getStorage(): AsyncLocalStorage<RequestContext> {
  globalThis.fairTrialRequest ??= new AsyncLocalStorage()
  return globalThis.fairTrialRequest
}

/** Does something as part of a request, so that every line of the log says of which. */
export function runInRequest<T>(context: RequestContext, run: () => T): T {
  return getStorage().run(context, run)
}

/** The id of the request that is being answered, or `null` outside of one. */
export function getRequestId(): string | null {
  return getStorage().getStore()?.requestId ?? null
}
