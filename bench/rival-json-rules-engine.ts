import { type Almanac, Engine, type RuleResult } from 'json-rules-engine'
import {
  type Answer,
  type Contestant,
  type DoseStep,
  RULE,
  type SyntheticCase,
  type TrialAnswer,
} from './synthetic-cases'

async function readDoses(almanac: Almanac): Promise<readonly DoseStep[]> {
  return almanac.factValue<readonly DoseStep[]>('doses')
}

/** One rule over the facts of a trial; its result says of each condition how it came out. */
function createTrialEngine(): Engine {
  const engine = new Engine([
    {
      conditions: {
        all: [
          { fact: 'highestMg', operator: 'greaterThanInclusive', value: { fact: 'minimumMg' } },
          { fact: 'daysAtDose', operator: 'greaterThanInclusive', value: RULE.daysAtDose },
          { fact: 'adherence', operator: 'greaterThanInclusive', value: RULE.adherence },
          { fact: 'improvement', operator: 'lessThan', value: RULE.failedBelow },
        ],
      },
      event: { type: 'failed' },
    },
  ])
  engine.addFact('highestMg', async (_, almanac) =>
    (await readDoses(almanac)).reduce((highest, { mgPerDay }) => Math.max(highest, mgPerDay), 0),
  )
  engine.addFact('daysAtDose', async (_, almanac) => {
    const minimumMg = await almanac.factValue<number>('minimumMg')
    return (await readDoses(almanac)).reduce((sum, step) => (step.mgPerDay >= minimumMg ? sum + step.days : sum), 0)
  })
  engine.addFact('improvement', async (_, almanac) => {
    const baseline = await almanac.factValue<number>('baseline')
    return (baseline - (await almanac.factValue<number>('endpoint'))) / baseline
  })
  return engine
}

function createCaseEngine(): Engine {
  return new Engine([
    {
      conditions: { all: [{ fact: 'differentDrugs', operator: 'greaterThanInclusive', value: RULE.drugs }] },
      event: { type: 'met' },
    },
  ])
}

function toTrialAnswer(id: string, rule: RuleResult | undefined): TrialAnswer {
  const conditions = rule !== undefined && 'all' in rule.conditions ? rule.conditions.all : []
  const isMet = (index: number) => {
    const condition = conditions[index]
    return condition !== undefined && 'result' in condition && condition.result === true
  }
  return {
    id,
    dose: isMet(0),
    duration: isMet(1),
    adherence: isMet(2),
    outcome: isMet(3),
    failed: rule?.result === true,
  }
}

/** The same rule in json-rules-engine: one engine run over the facts of each trial, one over those of the case. */
export function createJsonRulesEngine(cases: readonly SyntheticCase[]): Contestant {
  const [ofTrial, ofCase] = [createTrialEngine(), createCaseEngine()]
  const judge = async ({ facts }: SyntheticCase): Promise<Answer> => {
    const trials: TrialAnswer[] = []
    const drugs = new Set<string>()
    for (const { id, drug, ...given } of facts.trials) {
      const { results, failureResults } = await ofTrial.run(given)
      const answer = toTrialAnswer(id, results[0] ?? failureResults[0])
      trials.push(answer)
      if (answer.failed) drugs.add(drug)
    }
    const { events } = await ofCase.run({ differentDrugs: drugs.size })
    return { trials, isMet: events.length > 0 }
  }
  return {
    name: 'json-rules-engine',
    judgeAll: async () => {
      const answers: Answer[] = []
      for (const one of cases) answers.push(await judge(one))
      return answers
    },
  }
}
