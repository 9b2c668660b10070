import { Secret, TOTP } from 'otpauth'
import { expect } from 'vitest'
import type { Clinician } from '@/lib/server/clinician'
import type { Database } from '@/lib/server/db'
import { hashPassword } from '@/lib/server/passwords'
import { confirmSecondFactor, getSecondFactor, startSecondFactor } from '@/lib/server/second-factor/enrolment'
import { aClinician } from './database'

export const PASSWORD = 'kettle moon rug desk'
export const START = new Date('2026-11-20T08:00:00Z')
export const later = (seconds: number) => new Date(START.getTime() + seconds * 1000)

let hash: Promise<string> | undefined

/** Somebody who can sign in with the password of the tests. */
export type Member = { readonly clinician: Clinician; readonly username: string }

export async function aMember(database: Database): Promise<Member> {
  const clinician = await aClinician(database)
  hash ??= hashPassword(PASSWORD)
  const data = { passwordHash: await hash }
  const { username } = await database.prisma.clinician.update({ where: { id: clinician.id }, data })
  return { clinician, username }
}

/** Somebody whose second factor is on since a minute before the tests begin. */
export type Enrolled = Member & { readonly secret: string; readonly recoveryCodes: readonly string[] }

export async function anEnrolledMember(database: Database): Promise<Enrolled> {
  const member = await aMember(database)
  const secret = await beginSecondFactor(member.clinician, later(-60))
  const typed = { current: PASSWORD, code: codeAt(secret, later(-60)) }
  const confirmed = await confirmSecondFactor(member.clinician, typed, later(-60))
  expect(confirmed).toMatchObject({ ok: true })
  return { ...member, secret, recoveryCodes: confirmed.ok ? confirmed.codes : [] }
}

/** The secret of a second factor that is being set up. */
export async function beginSecondFactor(clinician: Clinician, now: Date): Promise<string> {
  await startSecondFactor(clinician, now)
  const state = await getSecondFactor(clinician, now)
  if (state.kind !== 'settingUp') throw new Error('nothing is being set up')
  return state.secret
}

/** What an authenticator app shows. */
export function codeAt(secret: string, now: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() })
}

/** A code that counts neither now nor in the steps around it. */
export function wrongCodeAt(secret: string, now: Date): string {
  const right = [-60, -30, 0, 30, 60].map((seconds) => codeAt(secret, new Date(now.getTime() + seconds * 1000)))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) ?? ''
}
