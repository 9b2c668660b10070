import 'server-only'
import { type PutBack, putBack } from '@/lib/exchange/history/put-back'
import { replaceFacts } from './case-facts'
import { getRevision } from './case-revisions'
import { getCase, replaceTreatments, type StoredCase } from './cases'
import { changeCase } from './change-case'
import type { Clinician } from './clinician'
import { replaceConclusion } from './conclusions'
import type { Prisma } from './generated/client'
import { addTrial, replaceTrial } from './store-trial'

type Transaction = Prisma.TransactionClient

/** Which part of a case is put back, as it was before which change. */
export type PartToPutBack = { readonly caseId: string; readonly revisionId: string; readonly subject: string }

/**
 * Puts one part of a case back as it was before a change, a change like any other. `newer` when the case is no longer
 * the version that was seen; `null` when it is not there or not shared with the clinician, or the change has no such part.
 */
export async function putPartBack(
  clinician: Clinician,
  { caseId, revisionId, subject }: PartToPutBack,
  seenVersion: number,
): Promise<'saved' | 'newer' | null> {
  const isSeen = { version: seenVersion }
  const result = await changeCase(clinician, caseId, isSeen, 'putBack', async (transaction, present) => {
    const before = (await getRevision(transaction, caseId, revisionId))?.before ?? null
    const put = before === null ? null : putBack(present, before, subject)
    if (put === null) return 'gone'
    await store(transaction, present, put)
    return 'saved'
  })
  if (result === null) return (await getCase(clinician, caseId)) === null ? null : 'newer'
  return result === 'gone' ? null : result
}

async function store(transaction: Transaction, present: StoredCase, put: PutBack): Promise<void> {
  const caseId = present.id
  const { file } = put.case
  switch (put.kind) {
    case 'facts':
      await replaceFacts(transaction, caseId, file.case)
      return
    case 'treatments':
      await replaceTreatments(transaction, caseId, file.otherTreatments)
      return
    case 'conclusion':
      await replaceConclusion(transaction, caseId, file.case.conclusion)
      return
    case 'trial':
      await storeTrial(transaction, present, put)
  }
}

type TrialPutBack = Extract<PutBack, { readonly kind: 'trial' }>

async function storeTrial(
  transaction: Transaction,
  { id: caseId, ...present }: StoredCase,
  { key, trial }: TrialPutBack,
) {
  if (present.trialVersions[key] !== undefined) {
    await replaceTrial(transaction, caseId, key, trial)
    return
  }
  await addTrial(transaction, caseId, trial, key)
  // A form that was open when the trial was deleted saw an older version than this one, whichever it was.
  await transaction.trial.updateMany({ where: { id: key, caseId }, data: { version: present.version } })
  await transaction.deletedRecord.deleteMany({ where: { caseId, trialId: key } })
}
