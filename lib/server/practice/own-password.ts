import 'server-only'
import { recordAuditAlone } from '../audit/record-audit'
import type { Clinician } from '../clinician'
import { getDatabase } from '../db'
import { verifyPassword } from '../passwords'
import { refuseForNow } from '../sign-in-answers'
import { tryAgain } from '../try-again'

/** What asks for the password again, as the record of who did what calls it. */
type AskedFor = 'backup.downloaded' | 'practice.exported' | 'practice.left' | 'account.singleSignOnConnected'

/** What is said of a password that is not theirs. */
export const NOT_YOUR_PASSWORD = 'This is not your password. Enter the one that you signed in with.'

/**
 * Asks somebody for their password again; guesses are counted as those of signing in. An answer where they have to wait.
 */
export async function checkOwnPassword(
  request: Request,
  owner: Clinician,
  password: string,
  action: AskedFor,
): Promise<'right' | 'wrong' | Response> {
  const tried = await tryAgain(request, owner, action, async () => ((await isPassword(owner, password)) ? true : null))
  if (tried.kind === 'wait') return refuseForNow(tried.seconds)
  if (tried.result !== null) return 'right'
  await recordAuditAlone({ action, clinician: owner, outcome: 'failed', detail: { reason: 'wrongPassword' } })
  return 'wrong'
}

async function isPassword({ id }: Clinician, password: string): Promise<boolean> {
  const database = await getDatabase()
  const select = { passwordHash: true }
  const { passwordHash } = await database.clinician.findUniqueOrThrow({ where: { id }, select })
  return verifyPassword(passwordHash, password)
}
