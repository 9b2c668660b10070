import jsonLogic from 'json-logic-js'
import type { Verdict } from '@/lib/rules/verdict'
import { type Answer, type Contestant, RULE, type SyntheticCase, type TrialAnswer } from './synthetic-cases'

/** Met where the least is enough, not met where the most is too little. */
function reaches(least: object, most: object, minimum: number | object) {
  return { if: [{ '>=': [least, minimum] }, 'met', { '<': [most, minimum] }, 'notMet', 'unknown'] }
}

/** The highest daily dose of a trial, at the least or at the most. */
function highestMg(end: 'min' | 'max') {
  return { reduce: [{ var: 'doses' }, { max: [{ var: 'accumulator' }, { var: `current.mgPerDay.${end}` }] }, 0] }
}

/** Days at or above the minimum, which each step has beside it. */
function daysAtDose(end: 'min' | 'max') {
  const isEnough = { '>=': [{ var: `current.mgPerDay.${end}` }, { var: 'current.minimumMg' }] }
  const days = { if: [isEnough, { var: `current.days.${end}` }, 0] }
  return { reduce: [{ var: 'doses' }, { '+': [{ var: 'accumulator' }, days] }, 0] }
}

function improvement(endpoint: 'min' | 'max') {
  return { '/': [{ '-': [{ var: 'baseline' }, { var: `endpoint.${endpoint}` }] }, { var: 'baseline' }] }
}

const FAILED_TO_IMPROVE = {
  if: [
    { '<': [improvement('min'), RULE.failedBelow] },
    'met',
    { '>=': [improvement('max'), RULE.failedBelow] },
    'notMet',
    'unknown',
  ],
}

/** The four criteria of one trial. */
const CRITERIA = {
  map: [
    { var: 'trials' },
    [
      reaches(highestMg('min'), highestMg('max'), { var: 'minimumMg' }),
      reaches(daysAtDose('min'), daysAtDose('max'), RULE.daysAtDose),
      reaches({ var: 'adherence.min' }, { var: 'adherence.max' }, RULE.adherence),
      FAILED_TO_IMPROVE,
    ],
  ],
}

/** Met when all four are; not met when any is not. */
const FAILED = {
  if: [{ in: ['notMet', { var: '' }] }, 'notMet', { if: [{ in: ['unknown', { var: '' }] }, 'unknown', 'met'] }],
}

/** The drugs of a list, each once. */
const DIFFERENT_DRUGS = {
  reduce: [
    { var: '' },
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

/** Whether a list holds two different drugs. */
const ARE_TWO = { '>=': [{ reduce: [DIFFERENT_DRUGS, { '+': [{ var: 'accumulator' }, 1] }, 0] }, RULE.drugs] }

function isVerdict(value: unknown): value is Verdict {
  return value === 'met' || value === 'notMet' || value === 'unknown'
}

function toVerdict(value: unknown): Verdict {
  if (!isVerdict(value)) throw new Error('json-logic-js gave no verdict')
  return value
}

function toTrialAnswer(id: string, criteria: unknown): TrialAnswer {
  const [dose, duration, adherence, outcome] = (Array.isArray(criteria) ? criteria : []).map(toVerdict)
  const failed = toVerdict(jsonLogic.apply(FAILED, criteria))
  return {
    id,
    dose: toVerdict(dose),
    duration: toVerdict(duration),
    adherence: toVerdict(adherence),
    outcome: toVerdict(outcome),
    failed,
  }
}

/** Inside `reduce` only the step itself is in reach, so that each has the minimum of its drug beside it. */
function withMinimums({ facts }: SyntheticCase) {
  const trials = facts.trials.map((trial) => ({
    ...trial,
    doses: trial.doses.map((step) => ({ ...step, minimumMg: trial.minimumMg })),
  }))
  return { trials }
}

function judgeTwo(drugsWhere: (accept: (failed: Verdict) => boolean) => readonly string[]): Verdict {
  const areTwo = (drugs: readonly string[]) => jsonLogic.apply(ARE_TWO, drugs) === true
  if (areTwo(drugsWhere((failed) => failed === 'met'))) return 'met'
  return areTwo(drugsWhere((failed) => failed !== 'notMet')) ? 'unknown' : 'notMet'
}

function judge(facts: ReturnType<typeof withMinimums>): Answer {
  const judged: unknown = jsonLogic.apply(CRITERIA, facts)
  const criteria = Array.isArray(judged) ? judged : []
  const trials = facts.trials.map(({ id }, index) => toTrialAnswer(id, criteria[index]))
  const drugsWhere = (accept: (failed: Verdict) => boolean) =>
    facts.trials.filter((_, index) => accept(trials[index]?.failed ?? 'unknown')).map(({ drug }) => drug)
  return { trials, twoDrugs: judgeTwo(drugsWhere) }
}

/** The same rule in JsonLogic; every trial is judged once. */
export const JSON_LOGIC: Contestant = {
  name: 'json-logic-js',
  load: (cases) => {
    const facts = cases.map(withMinimums)
    return () => facts.map(judge)
  },
}
