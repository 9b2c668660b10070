import jsonLogic from 'json-logic-js'
import { type Answer, type Contestant, RULE, type SyntheticCase, type TrialAnswer } from './synthetic-cases'

/** The four criteria of one trial, each answered. */
const CRITERIA = {
  map: [
    { var: 'trials' },
    [
      { '>=': [{ var: 'doseMg' }, { var: 'minimumMg' }] },
      { '>=': [{ var: 'daysAtDose' }, RULE.daysAtDose] },
      { '>=': [{ var: 'adherence' }, RULE.adherence] },
      { '<': [{ var: 'improvement' }, RULE.failedBelow] },
    ],
  ],
}

/** The drugs that failed, each once. */
const DIFFERENT_DRUGS = {
  reduce: [
    { var: 'failedDrugs' },
    {
      if: [
        { in: [{ var: 'current' }, { var: 'accumulator' }] },
        { var: 'accumulator' },
        { merge: [{ var: 'accumulator' }, { var: 'current' }] },
      ],
    },
    [],
  ],
}

const IS_MET = { '>=': [{ reduce: [DIFFERENT_DRUGS, { '+': [{ var: 'accumulator' }, 1] }, 0] }, RULE.drugs] }

function toTrialAnswer(id: string, criteria: unknown): TrialAnswer {
  const [dose, duration, adherence, outcome] = Array.isArray(criteria) ? criteria : []
  return { id, dose, duration, adherence, outcome, failed: dose && duration && adherence && outcome }
}

function judge({ facts }: SyntheticCase): Answer {
  const judged = jsonLogic.apply(CRITERIA, facts)
  const criteria = Array.isArray(judged) ? judged : []
  const trials = facts.trials.map(({ id }, index) => toTrialAnswer(id, criteria[index]))
  const failedDrugs = facts.trials.filter((_, index) => trials[index]?.failed).map(({ drug }) => drug)
  return { trials, isMet: jsonLogic.apply(IS_MET, { failedDrugs }) === true }
}

/** The same rule in JsonLogic; every trial is judged once. */
export function createJsonLogic(cases: readonly SyntheticCase[]): Contestant {
  return { name: 'json-logic-js', judgeAll: () => cases.map(judge) }
}
