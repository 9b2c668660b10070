import jsonLogic from 'json-logic-js'
import { type Answer, type Contestant, RULE, type SyntheticCase, type TrialAnswer } from './synthetic-cases'

/** The highest daily dose of a trial. */
const HIGHEST_DOSE = {
  reduce: [{ var: 'doses' }, { max: [{ var: 'accumulator' }, { var: 'current.mgPerDay' }] }, 0],
}

/** Days at or above the minimum, which each step has beside it. */
const DAYS_AT_DOSE = {
  reduce: [
    { var: 'doses' },
    {
      '+': [
        { var: 'accumulator' },
        { if: [{ '>=': [{ var: 'current.mgPerDay' }, { var: 'current.minimumMg' }] }, { var: 'current.days' }, 0] },
      ],
    },
    0,
  ],
}

/** The four criteria of one trial, each answered. */
const CRITERIA = {
  map: [
    { var: 'trials' },
    [
      { '>=': [HIGHEST_DOSE, { var: 'minimumMg' }] },
      { '>=': [DAYS_AT_DOSE, RULE.daysAtDose] },
      { '>=': [{ var: 'adherence' }, RULE.adherence] },
      {
        '<': [{ '/': [{ '-': [{ var: 'baseline' }, { var: 'endpoint' }] }, { var: 'baseline' }] }, RULE.failedBelow],
      },
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

/** Inside `reduce` only the step itself is in reach, so that each has the minimum of its drug beside it. */
function withMinimums({ facts }: SyntheticCase) {
  const trials = facts.trials.map((trial) => ({
    ...trial,
    doses: trial.doses.map((step) => ({ ...step, minimumMg: trial.minimumMg })),
  }))
  return { trials }
}

function judge(facts: ReturnType<typeof withMinimums>): Answer {
  const judged = jsonLogic.apply(CRITERIA, facts)
  const criteria = Array.isArray(judged) ? judged : []
  const trials = facts.trials.map(({ id }, index) => toTrialAnswer(id, criteria[index]))
  const failedDrugs = facts.trials.filter((_, index) => trials[index]?.failed).map(({ drug }) => drug)
  return { trials, isMet: jsonLogic.apply(IS_MET, { failedDrugs }) === true }
}

/** The same rule in JsonLogic; every trial is judged once. */
export function createJsonLogic(cases: readonly SyntheticCase[]): Contestant {
  const facts = cases.map(withMinimums)
  return { name: 'json-logic-js', judgeAll: () => facts.map(judge) }
}
