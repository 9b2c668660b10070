import { recordAuditAlone } from '@/lib/server/audit/record-audit'
import { makeBackupDownload } from '@/lib/server/backup/backup-download'
import { describePasswordProblem } from '@/lib/server/password-rules'
import { checkOwnPassword, NOT_YOUR_PASSWORD } from '@/lib/server/practice/own-password'
import { isOnlyPractice } from '@/lib/server/practice/practice'
import { toAttachment } from '../../cases/attachment'
import { practiceHandler, refuseMissing, sendBack } from '../practice-handler'

/** Makes a backup of everything, for an owner to keep. Never where another practice is stored in the same database. */
export const POST = practiceHandler(async ({ request, owner, typed }) => {
  if (!(await isOnlyPractice())) return refuseMissing()
  const [passphrase, again] = [typed('passphrase'), typed('passphraseAgain')]
  const problem = describePasswordProblem(passphrase, '')?.replace('password', 'passphrase')
  if (problem !== undefined) return sendBack(request, PAGE, { passphrase: `${problem}.` })
  if (passphrase !== again) return sendBack(request, PAGE, { passphraseAgain: 'The two passphrases differ.' })
  const checked = await checkOwnPassword(request, owner, typed('backupPassword'), 'backup.downloaded')
  if (checked instanceof Response) return checked
  if (checked === 'wrong') return sendBack(request, PAGE, { backupPassword: NOT_YOUR_PASSWORD })
  await recordAuditAlone({ action: 'backup.downloaded', clinician: owner })
  const { name, stream, size } = await makeBackupDownload(passphrase)
  const answer = toAttachment(stream, 'application/octet-stream', name)
  answer.headers.set('Content-Length', String(size))
  return answer
})

const PAGE = '/practice/data'
