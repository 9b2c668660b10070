import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import type { Clinician } from '../clinician'
import { isSecure } from '../request-guard'
import { getAuthSecret } from '../secrets'

/** Minutes for which a new link can be read. */
export const SHOWN_LINK_MINUTES = 10

const NAME = 'fair-trial.account-link'
const PAGE = '/practice'
const PURPOSE = 'fair-trial account link'

const linkSchema = z.object({
  kind: z.enum(['invitation', 'reset']),
  token: z.string().max(100),
  /** Whom it is for: a member, or nobody who has an account. */
  memberId: z.string().max(100).nullable(),
})

/** A link that was just made, with the token that is stored nowhere. */
export type NewLink = z.infer<typeof linkSchema>

const shownSchema = linkSchema.extend({ sub: z.uuid() })

/** The cookie that takes a new link to the page that shows it to the owner who made it, encrypted. */
export async function toShownLinkCookie(request: Request, { id }: Clinician, link: NewLink): Promise<string> {
  const seconds = SHOWN_LINK_MINUTES * 60
  const token = { sub: id, ...link }
  return writeCookie(request, await encode({ token, secret: getAuthSecret(), salt: PURPOSE, maxAge: seconds }), seconds)
}

/** The same, gone. */
export function dropShownLinkCookie(request: Request): string {
  return writeCookie(request, '', 0)
}

/** The link that this browser was just given for this owner; `null` where it was put away, or is another's. */
export async function getShownLink({ id }: Clinician): Promise<NewLink | null> {
  const value = (await cookies()).get(NAME)?.value
  if (!value) return null
  const shown = shownSchema.safeParse(await decodeOrNull(value))
  if (!shown.success || shown.data.sub !== id) return null
  const { kind, token, memberId } = shown.data
  return { kind, token, memberId }
}

/** The address that a link has where this browser came to. */
export function toLinkAddress(headers: Headers, { kind, token }: NewLink): string {
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? ''
  return `${isSecure(headers) ? 'https' : 'http'}://${host}/${kind}/${token}`
}

function writeCookie(request: Request, value: string, seconds: number): string {
  const secure = isSecure(request.headers) ? '; Secure' : ''
  return `${NAME}=${value}; Path=${PAGE}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`
}

async function decodeOrNull(value: string): Promise<unknown> {
  try {
    return await decode({ token: value, secret: getAuthSecret(), salt: PURPOSE })
  } catch {
    // A forged or damaged token, in any of the ways that the library has for it.
    return null
  }
}
