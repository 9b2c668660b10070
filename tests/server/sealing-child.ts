import { closeDatabase, getDatabase } from '@/lib/server/db'
import { MEMBER, toClinician } from '@/lib/server/members'
import { rotateKeys } from '@/lib/server/sealing/rotate-keys'
import { fillMarked, startMarks } from './sealing-marked'

// A process of its own for the tests: `fill` stores cases in the configured database, `rotate` changes its key and says so
// at each step.
const [task, number = '0'] = process.argv.slice(2)

if (task === 'fill') await fill()
else await rotate()
await closeDatabase()

async function fill() {
  const prisma = await getDatabase()
  const { id: practiceId } = await prisma.practice.create({ data: {} })
  const about = { username: 'anna', displayName: 'Synthetic', passwordHash: 'none', practiceId, role: 'owner' } as const
  const member = await prisma.clinician.create({ data: about, include: MEMBER })
  await fillMarked(toClinician(member, new Date()), startMarks(), Number(number))
}

async function rotate() {
  const prisma = await getDatabase()
  process.stdout.write('step\n')
  const { current } = await rotateKeys(prisma, () => void process.stdout.write('step\n'))
  process.stdout.write(`rotated ${current}\n`)
}
