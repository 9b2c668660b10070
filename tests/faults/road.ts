import type { Stored } from './ledger'

/** How writes are acknowledged: only the first is how the program does it, the others have to be found out. */
export type Manner = 'careful' | 'answers-first' | 'in-parts' | 'asks-no-space'

/** Writers at work on one database. */
export type Writers = {
  /** What they said: what they try, what was acknowledged, what was refused. */
  readonly lines: readonly string[]
  /** What was stored before they began. */
  readonly stored: readonly Stored[]
  /** Resolves once so many lines start with these words; rejects when that takes too long. */
  readonly said: (words: string, times: number, patienceMs?: number) => Promise<void>
  /** Has the database begin the next file of its log, where that can be asked. */
  readonly beginNextLog?: () => void
  /** Ends them as a power cut ends a process. */
  readonly kill: () => Promise<void>
  /** Lets them finish what they do. */
  readonly end: () => Promise<void>
}

/** A way into the program, over one database: its own functions in a process of their own, or forms over HTTP. */
export type Road = {
  readonly name: 'lib/server' | 'HTTP'
  readonly database: 'embedded' | 'PostgreSQL'
  readonly open: (manner: Manner | 'only-looks') => Promise<Writers>
}

/** Where a database is: a folder with the embedded one in it, and the address of a server where that is used. */
export type Place = { readonly folder: string; readonly url: string | null }
