import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCredentials, saveFirstAccount } from '@/lib/server/accounts'
import { generatePassword } from '@/lib/server/commands/generate-password'
import { closeDatabase, getDatabase, openDatabase, provideDatabase } from '@/lib/server/db'
import { applyMigrations } from '@/lib/server/migrations'
import { describePasswordProblem } from '@/lib/server/password-rules'
import { hasSecondFactor } from '@/lib/server/second-factor/enrolment'
import { getSessionClinician, type SessionToken, startSession } from '@/lib/server/sessions'

const MINUTES = 60_000
const PASSWORD = 'kettle moon rug desk'

let dataFolder = ''
let session: SessionToken

beforeAll(async () => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'fair-trial-reset-'))
  await open()
  await saveFirstAccount({ username: 'anna', displayName: 'Anna', password: PASSWORD })
  session = await startSession((await checkCredentials('anna', PASSWORD)) ?? '', new Date())
  await closeDatabase()
}, 2 * MINUTES)

afterAll(async () => {
  await closeDatabase()
  rmSync(dataFolder, { recursive: true })
})

async function open(): Promise<void> {
  const database = await openDatabase({ folder: path.join(dataFolder, 'database') })
  await applyMigrations(database)
  provideDatabase(database)
}

/** Runs the command, then opens the database again. */
async function reset(input: string, ...args: string[]) {
  await closeDatabase()
  const result = run(input, ...args)
  await open()
  return result
}

/** Runs the command as the owner of the machine does. */
function run(input: string, ...args: string[]) {
  const env = { ...process.env, DATA_DIR: dataFolder, DATABASE_URL: '' }
  const script = ['bin/run.mjs', 'lib/server/commands/account-reset.ts', ...args]
  return spawnSync(process.execPath, script, { env, input, encoding: 'utf8' })
}

describe('the reset of an account', { timeout: 2 * MINUTES }, () => {
  it('gives the only account the password typed, and ends its sessions', async () => {
    const { status, stderr } = await reset('purple monday lantern\n')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    await expect(checkCredentials('anna', PASSWORD)).resolves.toBeNull()
    await expect(checkCredentials('anna', 'purple monday lantern')).resolves.not.toBeNull()
    await expect(getSessionClinician(session, new Date(), 'active')).resolves.toBeNull()
  })

  it('switches an account off, and on again with a generated password that is printed once', async () => {
    expect((await reset('', '--disable', 'ANNA')).status).toBe(0)
    await expect(checkCredentials('anna', 'purple monday lantern')).resolves.toBeNull()
    const { stdout } = await reset('\n', 'anna')
    const generated = /shown this once: (\S+)/.exec(stdout)?.[1] ?? ''
    await expect(checkCredentials('anna', generated)).resolves.not.toBeNull()
  })

  it('leaves the second factor on with a new password, and takes it away only when told to', async () => {
    const database = await getDatabase()
    const { id } = await database.clinician.findUniqueOrThrow({ where: { username: 'anna' } })
    const factor = { clinicianId: id, secret: 'never opened here', createdAt: new Date(), confirmedAt: new Date() }
    await database.secondFactor.create({ data: factor })
    expect((await reset('purple monday lantern\n', 'anna')).stdout).toContain('The second factor stays')
    await expect(hasSecondFactor(id)).resolves.toBe(true)
    expect((await reset('purple monday lantern\n', '--remove-second-factor', 'anna')).status).toBe(0)
    await expect(hasSecondFactor(id)).resolves.toBe(false)
  })

  it('changes nothing for a weak password, an unknown account or a wrong option, and says so in one line', async () => {
    await closeDatabase()
    expect(run('short\n')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Enter a password.*\n$/) })
    expect(run('', 'berta')).toMatchObject({ status: 1, stderr: 'There is no such account. The accounts are: anna.\n' })
    expect(run('', '--remove', 'anna').status).toBe(2)
    expect(run('', '--remove-second-factor', '--disable', 'anna').status).toBe(2)
  })
})

describe('a generated password', () => {
  it('may be used, and is another one each time', () => {
    expect(describePasswordProblem(generatePassword(), 'anna')).toBeNull()
    expect(generatePassword()).not.toBe(generatePassword())
  })
})
