import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { toAdapterFactory, WatchedPGlite } from '../pglite-adapter'
import { diffSchema, getMigrationsFolder } from '../schema-engine'

const name = process.argv[2]
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run db:migration:new -- NAME (small letters, digits and _)')
  process.exit(2)
}

// The history is replayed in databases in memory: neither a server nor anybody's data is touched.
const pglite = new WatchedPGlite()
const script = await diffSchema(toAdapterFactory(pglite))
await pglite.close()
if (script === null) {
  console.error('The schema has not changed: no migration is needed.')
  process.exit(1)
}

const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = path.join(getMigrationsFolder(), `${stamp}_${name}`)
await mkdir(folder)
await writeFile(path.join(folder, 'migration.sql'), script)
process.stdout.write(`Wrote ${path.relative(process.cwd(), folder)}: read it before committing it.\n`)
