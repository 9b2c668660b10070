import { assessCase } from '@/lib/rules/assess-case'
import { evaluateTrials } from '@/lib/rules/assess-definition'
import { DEFINITIONS } from '@/lib/rules/definitions'
import type { CountRange, CriterionId, TrialEvaluation } from '@/lib/rules/evaluation'
import { type PreparedCase, prepareCase } from '@/lib/rules/prepare-case'
import { atLeast } from '@/lib/rules/verdict'
import { TODAY } from './five-trial-cases'
import { type Answer, type Contestant, RULE, type SyntheticCase, type TrialAnswer } from './synthetic-cases'

const SIX_WEEK = DEFINITIONS['six-week']

function toTrialAnswer({ id, findings, failed }: TrialEvaluation): TrialAnswer {
  const of = (criterion: CriterionId) =>
    findings.find((finding) => finding.criterion === criterion)?.verdict ?? 'unknown'
  return {
    id,
    dose: of('dose'),
    duration: of('duration'),
    adherence: of('adherence'),
    outcome: of('outcome'),
    failed,
  }
}

function toAnswer(trials: readonly TrialEvaluation[], count: CountRange): Answer {
  return { trials: trials.map(toTrialAnswer), twoDrugs: atLeast(RULE.drugs, count) }
}

function judge(read: PreparedCase): Answer {
  const { trials, count } = evaluateTrials(read, SIX_WEEK)
  return toAnswer(trials, count)
}

function read({ file }: SyntheticCase): PreparedCase {
  return prepareCase(file, TODAY, false)
}

/** Ours: cases as read, to the count of drugs, with every finding, reason, distance and note of every trial. */
export const OURS: Contestant = {
  name: 'Fair Trial, all findings and reasons',
  load: (cases) => {
    const all = cases.map(read)
    return () => all.map(judge)
  },
}

/** The same with the reading: names and units resolved, the course laid out, what is recorded of each criterion. */
export const OURS_FROM_FILES: Contestant = {
  name: '… from the case file',
  load: (cases) => () => cases.map((one) => judge(read(one))),
}

/** The same with all that a caller gets besides: what would settle it, what helped before, the hash of the file. */
export const OURS_WHOLE: Contestant = {
  name: '… and what would settle it',
  load: (cases) => () =>
    cases.flatMap(({ file }) =>
      assessCase(file, { today: TODAY, definitions: ['six-week'] }).definitions.map(({ trials, countMin, countMax }) =>
        toAnswer(trials, { min: countMin, max: countMax }),
      ),
    ),
}
