import { exportPractice } from '@/lib/server/practice/export-practice'
import { checkOwnPassword, NOT_YOUR_PASSWORD } from '@/lib/server/practice/own-password'
import { readToday } from '@/lib/server/today'
import { toAttachment } from '../../cases/attachment'
import { practiceHandler, refuseMissing, sendBack } from '../practice-handler'

/** Every case of the practice, one case file a line, as `evaluate -` and the import read them. */
export const POST = practiceHandler(async ({ request, owner, typed }) => {
  const checked = await checkOwnPassword(request, owner, typed('exportPassword'), 'practice.exported')
  if (checked instanceof Response) return checked
  if (checked === 'wrong') return sendBack(request, '/practice/data', { exportPassword: NOT_YOUR_PASSWORD })
  const lines = await exportPractice(owner, new Date())
  if (lines === null) return refuseMissing()
  return toAttachment(lines, 'application/jsonl; charset=utf-8', `fair-trial-practice-${readToday()}.jsonl`)
})
