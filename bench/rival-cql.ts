import { Executor, Library, PatientSource, Repository } from 'cql-execution'
import { RULE_ELM } from './rival-cql-elm'
import type { Contestant, SyntheticCase, TrialAnswer } from './synthetic-cases'

/** What the expressions of the rule come to for one patient. */
type PatientResult = {
  readonly Findings: readonly Omit<TrialAnswer, 'failed'>[]
  readonly Failed: readonly { readonly id: string }[]
  readonly IsMet: boolean
}

function toPatient({ facts }: SyntheticCase, index: number) {
  return {
    id: String(index),
    recordType: 'Patient',
    records: facts.trials.map((trial) => ({ recordType: 'Trial', ...trial })),
  }
}

/** The same rule in cql-execution: one library, one executor, every patient in one run. */
export function createCql(cases: readonly SyntheticCase[]): Contestant {
  const executor = new Executor(new Library(RULE_ELM, new Repository([])))
  const patients = cases.map(toPatient)
  return {
    name: 'cql-execution',
    judgeAll: async () => {
      const { patientResults } = await executor.exec(new PatientSource([...patients]))
      return patients.map(({ id }) => {
        const { Findings, Failed, IsMet }: PatientResult = patientResults[id]
        const failed = new Set(Failed.map((finding) => finding.id))
        return {
          trials: Findings.map(({ id: trial, dose, duration, adherence, outcome }) => ({
            id: trial,
            dose,
            duration,
            adherence,
            outcome,
            failed: failed.has(trial),
          })),
          isMet: IsMet,
        }
      })
    },
  }
}
