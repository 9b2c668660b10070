import { isAllowed, type Permission } from '@/lib/domain/permissions'
import type { Clinician } from '@/lib/server/clinician'
import type { Asked } from '@/lib/server/require-clinician'

/** Stands in for the session of a request: handlers are asked as the clinician that it names. */
export function askedAs(session: { readonly clinician: Clinician | null }) {
  const askWho = async (permission: Permission): Promise<Asked> => {
    const { clinician } = session
    if (clinician === null) return { refused: 'signedOut' }
    if (!isAllowed(clinician.role, permission)) return { refused: 'notAllowed' }
    return { clinician, token: { sub: clinician.id, sid: 'of-a-test', authTime: 0 }, refused: null }
  }
  return { askWho, getClinician: async () => session.clinician }
}
