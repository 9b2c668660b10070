import 'server-only'

declare global {
  /** Set by the server when it starts; a command has no caller. */
  var fairTrialCaller: (() => Promise<string | null>) | undefined
}

const LONGEST = 64

/** Says how the address of whoever sent the request under way is read. */
export function provideCaller(read: () => Promise<string | null>): void {
  globalThis.fairTrialCaller = read
}

/** Where the request under way came from; `null` where nobody can know, or there is none. */
export async function readCaller(): Promise<string | null> {
  return (await globalThis.fairTrialCaller?.())?.slice(0, LONGEST) ?? null
}
