import { accountHandler } from '@/lib/server/account-handler'
import { getCallerAddress } from '@/lib/server/caller-address'
import { getDeviceOf, toDeviceCookie } from '@/lib/server/known-device'
import { isSameOrigin, readForm, redirectTo, refuseForeignForm } from '@/lib/server/request-guard'
import { toSignInPath } from '@/lib/server/require-clinician'
import { toReturnPath } from '@/lib/server/return-path'
import { toCodePath } from '@/lib/server/second-factor/code-path'
import { dropProofCookie, getProofToken } from '@/lib/server/second-factor/sign-in-cookie'
import { getProof } from '@/lib/server/second-factor/sign-in-proof'
import { redeemForCookie } from '@/lib/server/sign-in'
import { refuseForNow } from '@/lib/server/sign-in-answers'
import { tryCode } from '@/lib/server/sign-in-limits'

const MAX_BYTES = 4096

/** The second step of signing in: the code, or a recovery code, after a right password. */
export const POST = accountHandler(enterCode)

async function enterCode(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return refuseForeignForm()
  const form = await readForm(request, MAX_BYTES)
  const returnPath = toReturnPath(form?.get('next'))
  const token = await getProofToken()
  const proof = token === null ? null : await getProof(token, new Date())
  if (token === null || proof === null)
    return redirectTo(toSignInPath(returnPath, 'too-late'), [dropProofCookie(request)])
  const device = getDeviceOf(request, proof.clinicianId)
  const account = `${proof.clinicianId}.${proof.passwordMark}`
  const attempt = { account, address: getCallerAddress(request.headers), device }
  const tried = await tryCode(attempt, { action: 'session.started', clinicianId: proof.clinicianId }, () =>
    redeemForCookie(request, token, form?.get('code') ?? ''),
  )
  if (tried.kind === 'wait') return refuseForNow(tried.seconds)
  if (tried.result === null)
    return redirectTo(toCodePath(returnPath, { wrong: true, recovery: form?.get('with') === 'recovery' }))
  const newDevice = device === null ? [toDeviceCookie(request, proof.clinicianId)] : []
  return redirectTo(returnPath, [tried.result, dropProofCookie(request), ...newDevice])
}
