import { parseArgs } from 'node:util'
import { type AccountSummary, disableAccount, listAccounts, savePassword } from '../accounts'
import { closeDatabase } from '../db'
import { describePasswordProblem } from '../password-rules'
import { hasSecondFactor, removeSecondFactor } from '../second-factor/enrolment'
import { generatePassword } from './generate-password'
import { readHiddenLine, readLine } from './read-line'

const USAGE = `Usage: npm run account:reset                       asks which account, and for its new password
       npm run account:reset -- USERNAME           the new password is read from standard input;
                                               an empty line generates one and prints it once
       npm run account:reset -- --remove-second-factor [USERNAME]
                                               the same, and takes the second factor away too
       npm run account:reset -- --disable USERNAME switches the account off and ends its sessions
`

process.exitCode = await resetAccount(process.argv.slice(2))

async function resetAccount(args: string[]): Promise<number> {
  const request = parseRequest(args)
  if (!request) return fail(USAGE, 2)
  try {
    const accounts = await listAccounts()
    if (accounts.length === 0)
      return fail('Nobody has an account yet: open Fair Trial in a browser to make the first.\n')
    const account = await chooseAccount(accounts, request.username ?? request.disable)
    if (!account) return fail(`There is no such account. The accounts are: ${listNames(accounts)}.\n`)
    return request.disable === null ? await setPassword(account, request.removesFactor) : await switchOff(account)
  } finally {
    await closeDatabase()
  }
}

type Request = { readonly username: string | null; readonly disable: string | null; readonly removesFactor: boolean }

function parseRequest(args: string[]): Request | null {
  try {
    const options = { disable: { type: 'string' }, 'remove-second-factor': { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const removesFactor = values['remove-second-factor'] ?? false
    const isTooMuch =
      positionals.length > 1 || (values.disable !== undefined && (positionals.length > 0 || removesFactor))
    return isTooMuch ? null : { username: positionals[0] ?? null, disable: values.disable ?? null, removesFactor }
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

async function chooseAccount(
  accounts: readonly AccountSummary[],
  wanted: string | null,
): Promise<AccountSummary | null> {
  if (wanted === null && accounts.length === 1) return accounts[0] ?? null
  if (wanted === null) say(`Accounts: ${listNames(accounts)}.\n`)
  const name = (wanted ?? (await readLine('Which username? '))).trim().toLowerCase()
  return accounts.find((account) => account.username === name) ?? null
}

async function setPassword(account: AccountSummary, removesFactor: boolean): Promise<number> {
  say(`A new password for ${account.displayName} (${account.username}); leave it empty to have one generated.\n`)
  const typed = await readHiddenLine('New password: ')
  const password = typed === '' ? generatePassword() : typed
  const problem = describePasswordProblem(password, account.username)
  if (problem) return fail(`${problem}. Nothing was changed.\n`)
  await savePassword(account.id, password, new Date())
  if (typed === '') say(`The new password, shown this once: ${password}\n`)
  say(`${account.username} can sign in with the new password; sessions that were open have ended.\n`)
  if (await hasSecondFactor(account.id)) await settleSecondFactor(account, removesFactor)
  return 0
}

/** A new password never takes the second factor away: that is asked for by itself. */
async function settleSecondFactor(account: AccountSummary, removesFactor: boolean): Promise<void> {
  if (!removesFactor && !(await isTold('Take the second factor away too? Only with "yes": '))) {
    say(`The second factor stays: signing in asks ${account.username} for a code, or a recovery code.\n`)
    return
  }
  await removeSecondFactor(account.id, null, new Date())
  say(`The second factor is gone: the new password alone signs ${account.username} in.\n`)
}

// Who sends the password along is asked nothing more: there the option says it.
async function isTold(question: string): Promise<boolean> {
  return process.stdin.isTTY && (await readLine(question)).trim().toLowerCase() === 'yes'
}

async function switchOff(account: AccountSummary): Promise<number> {
  await disableAccount(account.id, new Date())
  say(`${account.username} is switched off. npm run account:reset -- ${account.username} switches it on again.\n`)
  return 0
}

function listNames(accounts: readonly AccountSummary[]): string {
  return accounts.map(({ username, isDisabled }) => (isDisabled ? `${username} (switched off)` : username)).join(', ')
}

function say(text: string): void {
  process.stdout.write(text)
}

function fail(text: string, status = 1): number {
  process.stderr.write(text)
  return status
}
