import 'server-only'
import { getEnvironment } from './env'

/**
 * The address that a request came from, as `bin/serve.mjs` saw it, or as the proxy in front did where the setting says that
 * there is one; `null` where the program was started some other way and nobody can know. What a caller says of itself
 * counts for nothing.
 */
export function getCallerAddress(headers: Headers): string | null {
  const { addressHeader, trustsProxy } = getEnvironment()
  if (trustsProxy) return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || null
  return addressHeader === null ? null : headers.get(addressHeader)
}
