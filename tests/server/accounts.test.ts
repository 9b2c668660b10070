import { beforeEach, describe, expect, it } from 'vitest'
import {
  checkCredentials,
  disableAccount,
  hasAccounts,
  listAccounts,
  newAccountSchema,
  saveFirstAccount,
  savePassword,
} from '@/lib/server/accounts'
import { setUpTestDatabase } from './database'

const PASSWORD = 'kettle moon rug desk'
const ANNA = { username: 'anna', displayName: 'Dr. Anna Example', password: PASSWORD }

const database = setUpTestDatabase()

beforeEach(async () => {
  await database.current.prisma.clinician.deleteMany()
})

const problemsOf = (entered: Record<string, string>) =>
  newAccountSchema.safeParse({ ...ANNA, ...entered }).error?.issues.map((issue) => issue.path.join('.')) ?? []

describe('the first account', () => {
  it('exists only once somebody has made it', async () => {
    await expect(hasAccounts()).resolves.toBe(false)
    await expect(saveFirstAccount(ANNA)).resolves.toBe('saved')
    await expect(hasAccounts()).resolves.toBe(true)
  })

  it('is one, even when eight people make it at the same moment', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, index) => saveFirstAccount({ ...ANNA, username: `anna${index}` })),
    )
    expect(results.filter((result) => result === 'saved')).toHaveLength(1)
    await expect(listAccounts()).resolves.toHaveLength(1)
  })

  it('is not followed by a second one', async () => {
    await saveFirstAccount(ANNA)
    await expect(saveFirstAccount({ ...ANNA, username: 'berta' })).resolves.toBe('exists')
    await expect(saveFirstAccount(ANNA)).resolves.toBe('exists')
  })

  it('never stores the password itself', async () => {
    await saveFirstAccount(ANNA)
    expect(JSON.stringify(await database.current.prisma.clinician.findMany())).not.toContain(PASSWORD)
  })
})

describe('a new account as entered', () => {
  it('has its username in lower case and without spaces around it', () => {
    expect(newAccountSchema.parse({ ...ANNA, username: ' Anna ' }).username).toBe('anna')
  })

  it('keeps the password exactly as typed', () => {
    expect(newAccountSchema.parse({ ...ANNA, password: ` ${PASSWORD} ` }).password).toBe(` ${PASSWORD} `)
  })

  it('needs a username of at least 3 letters without spaces', () => {
    expect(problemsOf({ username: 'ann' })).toEqual([])
    expect(problemsOf({ username: 'an' })).toEqual(['username'])
    expect(problemsOf({ username: 'anna b' })).toEqual(['username'])
  })

  it('needs a name, without control characters', () => {
    expect(problemsOf({ displayName: ' ' })).toEqual(['displayName'])
    expect(problemsOf({ displayName: 'Anna\0' })).toEqual(['displayName'])
  })

  it('names everything that needs correcting at once', () => {
    expect(problemsOf({ username: '', displayName: '', password: 'short' })).toEqual([
      'username',
      'displayName',
      'password',
    ])
  })
})

describe('username and password', () => {
  beforeEach(async () => {
    await saveFirstAccount(ANNA)
  })

  const annasId = async () => (await listAccounts())[0]?.id ?? ''

  it('open the account that they belong to, however the username is spelt in capitals', async () => {
    await expect(checkCredentials('anna', PASSWORD)).resolves.toBe(await annasId())
    await expect(checkCredentials(' ANNA ', PASSWORD)).resolves.toBe(await annasId())
  })

  it.each([
    ['the password is wrong', 'anna', 'kettle moon rug desc'],
    ['the password differs in capitals', 'anna', 'Kettle moon rug desk'],
    ['the password is empty', 'anna', ''],
    ['nobody has that username', 'berta', PASSWORD],
    ['the username cannot be one', 'anna\0', PASSWORD],
    ['the username is empty', '', PASSWORD],
  ])('open nothing when %s', async (_name, username, password) => {
    await expect(checkCredentials(username, password)).resolves.toBeNull()
  })

  it('open nothing once the account is switched off, until its owner resets the password', async () => {
    await disableAccount(await annasId(), new Date())
    await expect(checkCredentials('anna', PASSWORD)).resolves.toBeNull()
    expect((await listAccounts())[0]?.isDisabled).toBe(true)
    await savePassword(await annasId(), 'purple monday lantern', new Date())
    await expect(checkCredentials('anna', PASSWORD)).resolves.toBeNull()
    await expect(checkCredentials('anna', 'purple monday lantern')).resolves.toBe(await annasId())
  })
})
