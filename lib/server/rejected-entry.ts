import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { isSecure } from './request-guard'
import { getAuthSecret } from './secrets'

const SECONDS = 120
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

const entrySchema = z.object({
  typed: z.record(z.string(), z.string()),
  problems: z.record(z.string(), z.string()),
})

/** What somebody without an account typed, and what is wrong with it by field. Never a password. */
export type RejectedEntry = z.infer<typeof entrySchema>

/** A cookie that takes a rejected form back to its page, for two minutes and to nowhere else. */
export function toRejectedEntryCookie(request: Request, page: string, entry: RejectedEntry): string {
  const value = close(JSON.stringify(entry))
  const secure = isSecure(request.headers) ? '; Secure' : ''
  return `fair-trial.entry=${value}; Path=${page}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

/** The rejected form that leads back to this page, if one does. */
export async function getRejectedEntry(): Promise<RejectedEntry | null> {
  const value = (await cookies()).get('fair-trial.entry')?.value
  if (!value) return null
  const result = entrySchema.safeParse(parseJson(value))
  return result.success ? result.data : null
}

// Nobody who looks at the cookies of a browser reads there what was typed into it.
function close(text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, getKey(), nonce)
  const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64url')
}

function parseJson(value: string): unknown {
  const bytes = Buffer.from(value, 'base64url')
  try {
    const decipher = createDecipheriv(CIPHER, getKey(), bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
    return JSON.parse(opened.toString('utf8'))
  } catch {
    return null
  }
}

function getKey(): Buffer {
  return Buffer.from(hkdfSync('sha256', getAuthSecret(), '', 'rejected entry', KEY_BYTES))
}
