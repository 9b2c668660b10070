import { type AnswerOptions, answerLines } from '@/lib/exchange/answer-case'
import { type CommandLineWorld, runCommandLine } from '@/lib/exchange/command-line'
import type { Line } from '@/lib/exchange/line-splitter'
import { summaryText } from '@/lib/exchange/summary-text'
import { assessCase } from '@/lib/rules/assess-case'
import { assessCasePolicies } from '@/lib/rules/assess-surroundings'
import { listDefinitions } from '@/lib/rules/definitions'

const judge = {
  definitions: listDefinitions().map(({ id }) => id),
  assess: assessCase,
  assessPolicies: assessCasePolicies,
  summarise: summaryText,
}

/** The command with the rules that it judges by; bundled by `build-cli.mjs`, started by `evaluate.mjs`. */
export function main(args: readonly string[], world: CommandLineWorld): Promise<number> {
  return runCommandLine(args, world, judge)
}

/** The part of the command that `evaluate-worker.mjs` does: some lines of standard input. */
export function answer(lines: readonly Line[], options: AnswerOptions) {
  return answerLines(lines, options, judge)
}
