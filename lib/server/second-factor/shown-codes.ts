import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { Clinician } from '../clinician'
import { isSecure } from '../request-guard'
import { getAuthSecret } from '../secrets'
import { SECOND_FACTOR_PAGE } from './second-factor-page'

/** Minutes for which new recovery codes can be read. */
export const SHOWN_MINUTES = 10

const NAME = 'fair-trial.recovery-codes'
const PURPOSE = 'fair-trial recovery codes'

const shownSchema = z.object({ sub: z.uuid(), codes: z.array(z.string().max(100)).max(20) })

/**
 * The cookie that takes new recovery codes to the page that shows them, encrypted: the server itself keeps only their
 * hashes, and could not show them again.
 */
export async function toShownCodesCookie(
  request: Request,
  { id }: Clinician,
  codes: readonly string[],
): Promise<string> {
  const token = { sub: id, codes: [...codes] }
  const value = await encode({ token, secret: getAuthSecret(), salt: PURPOSE, maxAge: SHOWN_MINUTES * 60 })
  return writeCookie(request, value, SHOWN_MINUTES * 60)
}

/** The same, gone. */
export function dropShownCodesCookie(request: Request): string {
  return writeCookie(request, '', 0)
}

/** The recovery codes that this browser was just given for this clinician; none where they were put away, or are others’. */
export async function listShownCodes({ id }: Clinician): Promise<readonly string[]> {
  const token = (await cookies()).get(NAME)?.value
  if (!token) return []
  const shown = shownSchema.safeParse(await decodeOrNull(token))
  return shown.success && shown.data.sub === id ? shown.data.codes : []
}

function writeCookie(request: Request, value: string, seconds: number): string {
  const secure = isSecure(request.headers) ? '; Secure' : ''
  return `${NAME}=${value}; Path=${SECOND_FACTOR_PAGE}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`
}

async function decodeOrNull(token: string): Promise<unknown> {
  try {
    return await decode({ token, secret: getAuthSecret(), salt: PURPOSE })
  } catch {
    // A forged or damaged token, in any of the ways that the library has for it.
    return null
  }
}
