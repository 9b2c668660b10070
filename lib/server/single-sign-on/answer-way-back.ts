import 'server-only'
import { recordAuditAlone } from '../audit/record-audit'
import { getDeviceOf, toDeviceCookie } from '../known-device'
import { redirectTo } from '../request-guard'
import { askWho, toSignInPath } from '../require-clinician'
import { toReturnPath } from '../return-path'
import { toCodePath } from '../second-factor/code-path'
import { toProofCookie } from '../second-factor/sign-in-cookie'
import { redeemForCookie } from '../sign-in'
import { dropChecks, type Identity, readWayBack } from './ask-provider'
import { connectIdentity, proveIdentity } from './identities'
import type { SingleSignOn } from './parse-single-sign-on'
import type { SignOnDone } from './sign-on-notices'
import { type SignOnStart, spendStart, toSessionMark } from './sign-on-starts'

/** Answers a browser that comes back from the provider. Whatever it brings counts once, and nothing of it is kept. */
export async function answerWayBack(request: Request, provider: SingleSignOn): Promise<Response> {
  const query = new URL(request.url).searchParams
  const start = await spendStart(query.get('state') ?? '', new Date())
  if (start === null) return redirectTo(toSignInPath('/', 'sign-on-failed'), dropChecks(request))
  const identity = await readWayBack(request, provider)
  const whyNot = query.get('error') === 'access_denied' ? 'sign-on-cancelled' : 'sign-on-failed'
  if (start.kind === 'connect') return connect(request, start, identity, whyNot)
  if (identity !== null) return signIn(request, start.returnPath, identity)
  await recordAuditAlone({ action: 'session.started', clinician: null, outcome: 'failed', detail: NOT_VOUCHED_FOR })
  return redirectTo(toSignInPath(toReturnPath(start.returnPath), whyNot), dropChecks(request))
}

const NOT_VOUCHED_FOR = { reason: 'notVouchedFor', method: 'singleSignOn' } as const

async function signIn(request: Request, wanted: string, identity: Identity): Promise<Response> {
  const returnPath = toReturnPath(wanted)
  const gone = dropChecks(request)
  const proof = await proveIdentity(identity, new Date())
  if (proof === null) return redirectTo(toSignInPath(returnPath, 'not-connected'), gone)
  const { clinicianId, token, asksForCode } = proof
  if (asksForCode) return redirectTo(toCodePath(returnPath), [...gone, toProofCookie(request, token, 'Lax')])
  const cookie = await redeemForCookie(request, token, '')
  if (cookie === null) return redirectTo(toSignInPath(returnPath, 'sign-on-failed'), gone)
  const isKnown = getDeviceOf(request, clinicianId) !== null
  return redirectTo(returnPath, [...gone, cookie, ...(isKnown ? [] : [toDeviceCookie(request, clinicianId)])])
}

type Connecting = SignOnStart & { readonly kind: 'connect' }

/** Connects the account only in the session that asked for it, and that is still open. */
async function connect(
  request: Request,
  start: Connecting,
  identity: Identity | null,
  whyNot: SignOnDone,
): Promise<Response> {
  const gone = dropChecks(request)
  const asked = await askWho('account.own')
  if (asked.refused !== null) return redirectTo(toSignInPath('/account', 'ended'), gone)
  const { clinician } = asked
  const isTheirs = start.clinicianId === clinician.id && start.sessionMark === toSessionMark(asked)
  const done = identity !== null && isTheirs ? await connectIdentity(clinician, identity, new Date()) : whyNot
  const reason = identity === null ? 'notVouchedFor' : 'connectedElsewhere'
  const failed = { action: 'account.singleSignOnConnected', outcome: 'failed', detail: { reason } } as const
  if (done !== 'connected') await recordAuditAlone({ ...failed, clinician })
  return redirectTo(`/account?done=${done}#single-sign-on`, gone)
}
