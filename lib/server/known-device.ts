import 'server-only'
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { isSecure } from './request-guard'
import { getAuthSecret } from './secrets'

const DAYS = 180
const SEPARATOR = '.'
const PURPOSE = 'fair-trial known device'

/** A browser in which an account signed in before. It opens nothing: it only counts apart who tries to sign in there. */
export type KnownDevice = { readonly clinicianId: string; readonly id: string }

function nameOf(secure: boolean): string {
  return secure ? '__Host-fair-trial.device' : 'fair-trial.device'
}

function sign(clinicianId: string, id: string): string {
  return createHmac('sha256', getAuthSecret()).update([PURPOSE, clinicianId, id].join(SEPARATOR)).digest('base64url')
}

/** The cookie by which a browser is known again, for an account that has just signed in there. */
export function toDeviceCookie(request: Request, clinicianId: string): string {
  const secure = isSecure(request.headers)
  const id = randomUUID()
  const value = [clinicianId, id, sign(clinicianId, id)].join(SEPARATOR)
  const end = secure ? '; Secure' : ''
  return `${nameOf(secure)}=${value}; Path=/; Max-Age=${DAYS * 86_400}; HttpOnly; SameSite=Lax${end}`
}

/** The device that a cookie of ours names; `null` for none, and for one that we did not write. */
export function readDevice(request: Request): KnownDevice | null {
  const name = `${nameOf(isSecure(request.headers))}=`
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim())
  const value = cookies.find((cookie) => cookie.startsWith(name))?.slice(name.length)
  const [clinicianId, id, signature] = value?.split(SEPARATOR) ?? []
  if (clinicianId === undefined || id === undefined || signature === undefined) return null
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(clinicianId, id))]
  return given.length === right.length && timingSafeEqual(given, right) ? { clinicianId, id } : null
}

/** The device that this browser is for an account: the id that it got when the account signed in there, or `null`. */
export function getDeviceOf(request: Request, clinicianId: string | null): string | null {
  const known = readDevice(request)
  return known !== null && known.clinicianId === clinicianId ? known.id : null
}
