import 'server-only'
import type { AntidepressantTrial, OtherTreatment } from '@/lib/domain/case-file'
import { replaceTreatments } from './cases'
import { changeCase, KEY } from './change-case'
import type { Clinician } from './clinician'
import { addTrial, replaceTrial } from './store-trial'

/** A trial, and the key that its form chose for it. */
export type NewTrial = { readonly key: string; readonly trial: AntidepressantTrial }

/**
 * Adds trials under the keys that their form chose, and replaces the other treatments where some are given, all or
 * nothing; what is sent twice is stored once. False when the case is not there or another clinician's, or a key belongs
 * to another case.
 */
export async function addTrialsOnce(
  clinician: Clinician,
  caseId: string,
  trials: readonly NewTrial[],
  treatments: readonly OtherTreatment[] | null,
): Promise<boolean> {
  const keys = trials.map(({ key }) => key)
  if (!keys.every((key) => KEY.test(key))) return false
  const added = await changeCase(clinician, caseId, {}, 'trialAdded', async (transaction) => {
    const taken = await transaction.trial.findMany({ where: { id: { in: keys } }, select: { id: true, caseId: true } })
    if (taken.some((row) => row.caseId !== caseId)) return false
    for (const { key, trial } of trials) {
      if (taken.some(({ id }) => id === key)) await replaceTrial(transaction, caseId, key, trial)
      else await addTrial(transaction, caseId, trial, key)
    }
    if (treatments !== null) await replaceTreatments(transaction, caseId, treatments)
    return true
  })
  return added ?? false
}
