import 'server-only'
import { recordAudit, recordAuditAlone } from '../audit/record-audit'
import type { Clinician } from '../clinician'
import { getDatabase } from '../db'
import { type SignInProof, startProof, toMark } from '../second-factor/sign-in-proof'
import type { Identity } from './ask-provider'

const WHO = { id: true, displayName: true, practiceId: true, passwordHash: true, disabledAt: true } as const

// Any number will do that no other lock of this program has.
const CONNECTING_LOCK = 20_261_123

/** Since when a clinician's account is connected with a provider, or `null`. */
export async function getConnectedAt({ id }: Clinician, issuer: string): Promise<Date | null> {
  const database = await getDatabase()
  const where = { clinicianId_issuer: { clinicianId: id, issuer } }
  const found = await database.externalIdentity.findUnique({ where, include: { clinician: { select: WHO } } })
  return found !== null && counts(found) ? found.createdAt : null
}

/**
 * Connects the account of a clinician, who has just given their password, with whom the provider means; `taken` where that
 * is somebody else's already.
 */
export async function connectIdentity(
  clinician: Clinician,
  identity: Identity,
  now: Date,
): Promise<'connected' | 'taken'> {
  const { issuer, subject } = identity
  const database = await getDatabase()
  return database.$transaction(async (transaction) => {
    // Of two who ask at once the second sees what the first did, and does not take it away.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${CONNECTING_LOCK}, hashtext(${subject}))`
    const { passwordHash } = await transaction.clinician.findUniqueOrThrow({ where: { id: clinician.id }, select: WHO })
    const where = { issuer_subject: { issuer, subject } }
    const former = await transaction.externalIdentity.findUnique({ where, include: { clinician: { select: WHO } } })
    if (former !== null && former.clinicianId !== clinician.id && counts(former)) return 'taken'
    await transaction.externalIdentity.deleteMany({
      where: { issuer, OR: [{ subject }, { clinicianId: clinician.id }] },
    })
    const made = { issuer, subject, clinicianId: clinician.id, passwordMark: toMark(passwordHash), createdAt: now }
    const { count } = await transaction.externalIdentity.createMany({ data: [made], skipDuplicates: true })
    if (count !== 1) return 'taken'
    await recordAudit(transaction, { action: 'account.singleSignOnConnected', clinician })
    return 'connected'
  })
}

/** Ends what connects the account of a clinician with any provider, and every sign-in that is under way by it. */
export async function disconnectIdentities(clinician: Clinician): Promise<void> {
  const clinicianId = clinician.id
  const database = await getDatabase()
  await database.$transaction(async (transaction) => {
    const { count } = await transaction.externalIdentity.deleteMany({ where: { clinicianId } })
    await transaction.signInProof.deleteMany({ where: { clinicianId, bySingleSignOn: true } })
    if (count > 0) await recordAudit(transaction, { action: 'account.singleSignOnDisconnected', clinician })
  })
}

/** The proof of who somebody is, by the word of the provider; `null` where no account that is switched on is connected. */
export async function proveIdentity({ issuer, subject }: Identity, now: Date): Promise<SignInProof | null> {
  const database = await getDatabase()
  const where = { issuer_subject: { issuer, subject } }
  const found = await database.externalIdentity.findUnique({ where, include: { clinician: { select: WHO } } })
  if (found !== null && counts(found) && found.clinician.disabledAt === null)
    return startProof(found.clinicianId, 'singleSignOn', now)
  const reason = found !== null && found.clinician.disabledAt !== null ? 'switchedOff' : 'unknownIdentity'
  const who = found?.clinician ?? null
  await recordAuditAlone({
    action: 'session.started',
    clinician: who,
    outcome: 'failed',
    detail: { reason, method: 'singleSignOn' },
  })
  return null
}

// Whoever knew the former password may have connected an account of theirs: with a new password it is connected anew.
function counts(identity: { readonly passwordMark: string; readonly clinician: { readonly passwordHash: string } }) {
  return identity.passwordMark === toMark(identity.clinician.passwordHash)
}
