import { type Almanac, Engine, type RuleResult } from 'json-rules-engine'
import type { Verdict } from '@/lib/rules/verdict'
import {
  type Answer,
  type Contestant,
  type DoseStep,
  type Interval,
  RULE,
  type SyntheticCase,
  type TrialAnswer,
} from './synthetic-cases'

async function sumSteps(almanac: Almanac, add: (sum: number, step: DoseStep, minimumMg: number) => number) {
  const [doses, minimumMg] = [
    await almanac.factValue<readonly DoseStep[]>('doses'),
    await almanac.factValue<number>('minimumMg'),
  ]
  return doses.reduce((sum, step) => add(sum, step, minimumMg), 0)
}

/** The highest daily dose of a trial, and its days at or above the minimum, at the least and at the most. */
function addDoseFacts(engine: Engine, end: 'min' | 'max'): void {
  engine.addFact(`dose.${end}`, async (_, almanac) =>
    sumSteps(almanac, (highest, { mgPerDay }) => Math.max(highest, mgPerDay[end])),
  )
  engine.addFact(`days.${end}`, async (_, almanac) =>
    sumSteps(almanac, (sum, { mgPerDay, days }, minimumMg) => (mgPerDay[end] >= minimumMg ? sum + days[end] : sum)),
  )
}

/** The most improvement is the one to the lowest score. */
function addImprovementFact(engine: Engine, name: string, end: 'min' | 'max'): void {
  engine.addFact(name, async (_, almanac) => {
    const baseline = await almanac.factValue<number>('baseline')
    return (baseline - (await almanac.factValue<Interval>('endpoint'))[end]) / baseline
  })
}

/** One rule for what is certainly met and one for what certainly is not; each result says how each condition came out. */
function createTrialEngine(): Engine {
  const minimumMg = { fact: 'minimumMg' }
  const engine = new Engine([
    {
      name: 'met',
      conditions: {
        all: [
          { fact: 'dose.min', operator: 'greaterThanInclusive', value: minimumMg },
          { fact: 'days.min', operator: 'greaterThanInclusive', value: RULE.daysAtDose },
          { fact: 'adherence.min', operator: 'greaterThanInclusive', value: RULE.adherence },
          { fact: 'improvement.max', operator: 'lessThan', value: RULE.failedBelow },
        ],
      },
      event: { type: 'met' },
    },
    {
      name: 'notMet',
      conditions: {
        any: [
          { fact: 'dose.max', operator: 'lessThan', value: minimumMg },
          { fact: 'days.max', operator: 'lessThan', value: RULE.daysAtDose },
          { fact: 'adherence.max', operator: 'lessThan', value: RULE.adherence },
          { fact: 'improvement.min', operator: 'greaterThanInclusive', value: RULE.failedBelow },
        ],
      },
      event: { type: 'notMet' },
    },
  ])
  addDoseFacts(engine, 'min')
  addDoseFacts(engine, 'max')
  addImprovementFact(engine, 'improvement.min', 'max')
  addImprovementFact(engine, 'improvement.max', 'min')
  return engine
}

function createCaseEngine(): Engine {
  const isTwo = (fact: string) => ({
    name: fact,
    conditions: { all: [{ fact, operator: 'greaterThanInclusive', value: RULE.drugs }] },
    event: { type: fact },
  })
  return new Engine([isTwo('certain'), isTwo('possible')])
}

function toVerdict(isMet: boolean, isNotMet: boolean): Verdict {
  if (isMet) return 'met'
  return isNotMet ? 'notMet' : 'unknown'
}

function isConditionTrue(rule: RuleResult | undefined, index: number): boolean {
  const { all, any } = { all: null, any: null, ...rule?.conditions }
  const condition = (all ?? any ?? [])[index]
  return condition !== undefined && 'result' in condition && condition.result === true
}

function toTrialAnswer(id: string, rules: readonly RuleResult[]): TrialAnswer {
  const [met, notMet] = [rules.find(({ name }) => name === 'met'), rules.find(({ name }) => name === 'notMet')]
  const of = (index: number) => toVerdict(isConditionTrue(met, index), isConditionTrue(notMet, index))
  return {
    id,
    dose: of(0),
    duration: of(1),
    adherence: of(2),
    outcome: of(3),
    failed: toVerdict(met?.result === true, notMet?.result === true),
  }
}

type Facts = Readonly<Record<string, unknown>>

function toFacts({ minimumMg, doses, adherence, baseline, endpoint }: SyntheticCase['facts']['trials'][number]): Facts {
  return { minimumMg, doses, 'adherence.min': adherence.min, 'adherence.max': adherence.max, baseline, endpoint }
}

/** The same rule in json-rules-engine: one engine run over the facts of each trial, one over those of the case. */
export function createJsonRulesEngine(): Contestant {
  const [ofTrial, ofCase] = [createTrialEngine(), createCaseEngine()]
  const judge = async ({ facts }: SyntheticCase): Promise<Answer> => {
    const trials: TrialAnswer[] = []
    const [certain, possible] = [new Set<string>(), new Set<string>()]
    for (const trial of facts.trials) {
      const { results, failureResults } = await ofTrial.run(toFacts(trial))
      const answer = toTrialAnswer(trial.id, [...results, ...failureResults])
      trials.push(answer)
      if (answer.failed === 'met') certain.add(trial.drug)
      if (answer.failed !== 'notMet') possible.add(trial.drug)
    }
    const { events } = await ofCase.run({ certain: certain.size, possible: possible.size })
    const isTwo = (fact: string) => events.some(({ type }) => type === fact)
    return { trials, twoDrugs: toVerdict(isTwo('certain'), !isTwo('possible')) }
  }
  return {
    name: 'json-rules-engine',
    load: (cases) => async () => {
      const answers: Answer[] = []
      for (const one of cases) answers.push(await judge(one))
      return answers
    },
  }
}
