import { type CommandLineWorld, runCommandLine } from '@/lib/exchange/command-line'
import { summaryText } from '@/lib/exchange/summary-text'
import { assessCase } from '@/lib/rules/assess-case'
import { assessCasePolicies } from '@/lib/rules/assess-surroundings'
import { listDefinitions } from '@/lib/rules/definitions'

/** The command with the rules that it judges by; bundled by `build-cli.mjs`, started by `evaluate.mjs`. */
export function main(args: readonly string[], world: CommandLineWorld): Promise<number> {
  return runCommandLine(args, world, {
    definitions: listDefinitions().map(({ id }) => id),
    assess: assessCase,
    assessPolicies: assessCasePolicies,
    summarise: summaryText,
  })
}
