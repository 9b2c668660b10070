import 'server-only'
import type { AuditAction } from '@/lib/exchange/audit/audit-actions'
import { getCallerAddress } from './caller-address'
import type { Clinician } from './clinician'
import { getDeviceOf } from './known-device'
import { type Limited, tryCode } from './sign-in-limits'

/** Checks again the password or a code of somebody who is signed in; guesses are counted as the codes of signing in. */
export async function tryAgain<T>(
  request: Request,
  { id }: Clinician,
  action: AuditAction,
  check: () => Promise<T | null>,
): Promise<Limited<T | null>> {
  const attempt = { account: id, address: getCallerAddress(request.headers), device: getDeviceOf(request, id) }
  return tryCode(attempt, { action, clinicianId: id }, check)
}
