declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  type Request = {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  }
  type Options = {
    readonly url: string
    readonly connections: number
    /** Seconds. */
    readonly duration: number
    /** Seconds. */
    readonly timeout: number
    readonly requests: readonly { readonly setupRequest: () => Request }[]
  }
  type Result = { readonly errors: number; readonly timeouts: number; readonly resets: number }
  const autocannon: (options: Options) => EventEmitter & PromiseLike<Result>
  export default autocannon
}
