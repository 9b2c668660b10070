import { type AccountSummary, listAccounts } from '@/lib/server/accounts'
import { importCases } from '@/lib/server/cases'
import { closeDatabase } from '@/lib/server/db'
import { listExamples } from '@/lib/server/examples'
import { getMember } from '@/lib/server/members'

/** The account that is named, or the only one; otherwise a sentence saying what to do. */
function chooseAccount(accounts: readonly AccountSummary[], username: string | undefined): AccountSummary | string {
  const names = accounts.map((account) => account.username).join(', ')
  const [only] = accounts
  if (only === undefined)
    return 'Nobody has an account yet. Start the app, create the first account, stop it, and come back.'
  if (username === undefined) return accounts.length === 1 ? only : `Say for whom: npm run seed -- USERNAME (${names})`
  return (
    accounts.find((account) => account.username === username) ?? `Nobody is called ${username}. There are: ${names}`
  )
}

async function seed(username: string | undefined): Promise<number> {
  const account = chooseAccount(await listAccounts(), username)
  if (typeof account === 'string') {
    console.error(account)
    return 1
  }
  const keys = await importCases(
    await getMember(account.id, new Date()),
    listExamples().map(({ file }) => file),
  )
  console.log(`Added ${keys.length} synthetic example cases to the account of ${account.username}.`)
  return 0
}

try {
  process.exitCode = await seed(process.argv[2])
} finally {
  await closeDatabase()
}
