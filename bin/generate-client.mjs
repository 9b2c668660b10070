// Generates the database client from prisma/schema.prisma, unless the one that is there was made from the same schema.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'lib', 'server', 'generated', '.made-from')
const prisma = dirname(createRequire(import.meta.url).resolve('prisma/package.json'))

const sources = createHash('sha256')
for (const file of [join(root, 'prisma', 'schema.prisma'), join(prisma, 'package.json')]) {
  sources.update(readFileSync(file))
}
const madeFrom = sources.digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== madeFrom) {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  const command = [join(prisma, 'build', 'index.js'), 'generate', '--no-hints']
  const result = spawnSync(process.execPath, command, { cwd: root, env, encoding: 'utf8' })
  if (result.status !== 0) {
    console.error(`The database client could not be generated.\n${result.stdout ?? ''}${result.stderr ?? ''}`.trim())
    process.exit(1)
  }
  writeFileSync(stamp, madeFrom)
}
