import { type QuickEntryWorld, runQuickEntry } from '@/lib/exchange/quick-entry/quick-entry-command'

/** The command with the names of drugs that it knows; bundled by `build-cli.mjs`, started by `quick-entry.mjs`. */
export function main(args: readonly string[], world: QuickEntryWorld): Promise<number> {
  return runQuickEntry(args, world)
}
