import { randomUUID } from 'node:crypto'
import { openDatabase } from '@/lib/server/db'
import { lockFolder } from '@/lib/server/folder-lock'
import { applyMigrations } from '@/lib/server/migrations'

// A process of its own for the tests: `lock FOLDER MOMENT` takes the lock at a moment and holds it until it is told to
// end; `write FOLDER COUNT` stores accounts one after the other and says so after each.
const [task, folder = '', number = '0'] = process.argv.slice(2)

try {
  if (task === 'lock') await holdLock()
  else await writeAccounts()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}

async function holdLock() {
  while (Date.now() < Number(number));
  lockFolder(folder)
  process.stdout.write('locked\n')
  await new Promise((resolve) => process.stdin.resume().once('end', resolve))
}

async function writeAccounts() {
  const database = await openDatabase({ folder })
  await applyMigrations(database)
  for (let stored = 1; stored <= Number(number); stored += 1) {
    const username = randomUUID()
    const account = { username, displayName: 'Synthetic', passwordHash: 'none', role: 'owner' } as const
    await database.prisma.clinician.create({ data: { ...account, practice: { create: {} } } })
    process.stdout.write(`stored ${username}\n`)
  }
  await database.close()
}
