import { assessCase } from '@/lib/rules/assess-case'
import { assessDefinition } from '@/lib/rules/assess-definition'
import { DEFINITIONS } from '@/lib/rules/definitions'
import type { CriterionId, DefinitionEvaluation, TrialEvaluation } from '@/lib/rules/evaluation'
import { prepareCase } from '@/lib/rules/prepare-case'
import { TODAY } from './five-trial-cases'
import type { Answer, Contestant, SyntheticCase, TrialAnswer } from './synthetic-cases'

function toTrialAnswer({ id, findings, failed }: TrialEvaluation): TrialAnswer {
  const isMet = (criterion: CriterionId) =>
    findings.some((finding) => finding.criterion === criterion && finding.verdict === 'met')
  return {
    id,
    dose: isMet('dose'),
    duration: isMet('duration'),
    adherence: isMet('adherence'),
    outcome: isMet('outcome'),
    failed: failed === 'met',
  }
}

function toAnswer({ trials, verdict }: DefinitionEvaluation): Answer {
  return { trials: trials.map(toTrialAnswer), isMet: verdict === 'criteriaMet' }
}

/** Ours: from the case file to the verdict, with every finding, reason, distance and note, and what stands beside it. */
export function createOurs(cases: readonly SyntheticCase[]): Contestant {
  const definition = DEFINITIONS['six-week']
  return {
    name: 'Fair Trial, all findings and reasons',
    judgeAll: () => cases.map(({ file }) => toAnswer(assessDefinition(prepareCase(file, TODAY, false), definition))),
  }
}

/** The same with all that a caller gets besides: assumptions, SHA-256 of the input, what helped before, date alarms. */
export function createOursWhole(cases: readonly SyntheticCase[]): Contestant {
  return {
    name: 'Fair Trial, the whole evaluation with its hash',
    judgeAll: () =>
      cases.flatMap(({ file }) =>
        assessCase(file, { today: TODAY, definitions: ['six-week'] }).definitions.map(toAnswer),
      ),
  }
}
