import { Executor, Library, PatientSource, Repository } from 'cql-execution'
import { atLeast, type Verdict } from '@/lib/rules/verdict'
import { RULE_ELM } from './rival-cql-elm'
import { type Answer, type Contestant, RULE, type SyntheticCase, type TrialAnswer } from './synthetic-cases'

type Criteria = Omit<TrialAnswer, 'id' | 'failed'>

/** What the expressions of the rule come to for one patient; what is not known is null. */
type PatientResult = {
  readonly Findings: readonly ({ readonly id: string } & Readonly<Record<keyof Criteria, boolean | null>>)[]
  readonly Failed: readonly { readonly failed: boolean | null }[]
  readonly Certain: number
  readonly Possible: number
}

function toVerdict(isSo: boolean | null | undefined): Verdict {
  if (isSo == null) return 'unknown'
  return isSo ? 'met' : 'notMet'
}

function toAnswer({ Findings, Failed, Certain, Possible }: PatientResult): Answer {
  const trials = Findings.map(({ id, dose, duration, adherence, outcome }, index) => ({
    id,
    dose: toVerdict(dose),
    duration: toVerdict(duration),
    adherence: toVerdict(adherence),
    outcome: toVerdict(outcome),
    failed: toVerdict(Failed[index]?.failed),
  }))
  return { trials, twoDrugs: atLeast(RULE.drugs, { min: Certain, max: Possible }) }
}

function toPatient({ facts }: SyntheticCase, index: number) {
  return {
    id: String(index),
    recordType: 'Patient',
    records: facts.trials.map((trial) => ({ recordType: 'Trial', ...trial })),
  }
}

/** The same rule in cql-execution: one library, one executor, many patients in one run. */
export function createCql(): Contestant {
  const executor = new Executor(new Library(RULE_ELM, new Repository([])))
  return {
    name: 'cql-execution',
    load: (cases) => {
      const patients = cases.map(toPatient)
      const source = new PatientSource([...patients])
      return async () => {
        const { patientResults } = await executor.exec(source)
        return patients.map(({ id }) => toAnswer(patientResults[id]))
      }
    },
  }
}
