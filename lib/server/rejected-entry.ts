import 'server-only'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { isSecure } from './request-guard'

const SECONDS = 120

const entrySchema = z.object({
  typed: z.record(z.string(), z.string()),
  problems: z.record(z.string(), z.string()),
})

/** What somebody without an account typed, and what is wrong with it by field. Never a password. */
export type RejectedEntry = z.infer<typeof entrySchema>

/** A cookie that takes a rejected form back to its page, for two minutes and to nowhere else. */
export function toRejectedEntryCookie(request: Request, page: string, entry: RejectedEntry): string {
  const value = Buffer.from(JSON.stringify(entry)).toString('base64url')
  const secure = isSecure(request.headers) ? '; Secure' : ''
  return `fair-trial.entry=${value}; Path=${page}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

/** The rejected form that leads back to this page, if one does. */
export async function getRejectedEntry(): Promise<RejectedEntry | null> {
  const value = (await cookies()).get('fair-trial.entry')?.value
  if (!value) return null
  const result = entrySchema.safeParse(parseJson(Buffer.from(value, 'base64url').toString('utf8')))
  return result.success ? result.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
