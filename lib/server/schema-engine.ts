import 'server-only'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type ErrorRegistry,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm/schema_engine_bg'

const ENGINE = '@prisma/schema-engine-wasm/schema_engine_bg'

/** Tables and enums that are not Prisma's: none. */
export const EVERYTHING_IS_OURS = { externalTables: [], externalEnums: [] }

/** Folder of the migration history, inside the clone. */
export function getMigrationsFolder(): string {
  return path.join(process.cwd(), 'prisma', 'migrations')
}

/** Runs Prisma's migration engine, which is WebAssembly and downloads nothing, over connections of its own. */
export async function withSchemaEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const opened: SqlDriverAdapter[] = []
  const keep = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = disposedOnce(await connecting)
    opened.push(adapter)
    return adapter
  }
  const bound = bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => keep(factory.connect()),
    connectToShadowDb: () => keep(factory.connectToShadowDb()),
  })
  const Engine = await loadEngine()
  const engine = await Engine.new({ datamodels: undefined }, () => undefined, bound)
  try {
    return await use(engine)
  } catch (error) {
    throw findDatabaseError(error, bound.errorRegistry) ?? error
  } finally {
    engine.free()
    await Promise.all(opened.map((adapter) => adapter.dispose()))
  }
}

// The engine names the database's own error by a number.
function findDatabaseError(error: unknown, registry: ErrorRegistry): unknown {
  const id = error instanceof Error ? /External error id#(\d+)/.exec(error.message)?.[1] : undefined
  return id === undefined ? undefined : registry.consumeError(Number(id))?.error
}

// The engine closes some of its connections and leaves others open.
function disposedOnce(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const dispose = adapter.dispose.bind(adapter)
  let disposed: Promise<void> | undefined
  adapter.dispose = () => {
    disposed ??= dispose()
    return disposed
  }
  return adapter
}

let engine: Promise<typeof SchemaEngine> | undefined

function loadEngine(): Promise<typeof SchemaEngine> {
  engine ??= instantiateEngine()
  return engine
}

// By hand, because Node 20 cannot import a .wasm file.
async function instantiateEngine(): Promise<typeof SchemaEngine> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const script = createRequire(path.join(process.cwd(), 'package.json')).resolve(ENGINE)
  const bytes = new Uint8Array(await readFile(script.replace(/\.js$/, '.wasm')))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...bindings } })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start !== 'function') throw new Error('this version of the migration engine starts in another way')
  start()
  return bindings.SchemaEngine
}

/** The migration history of this version of the program, oldest first. */
export async function readMigrations(folder = getMigrationsFolder()): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(path.join(folder, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map((name) => readMigration(folder, name))),
  }
}

async function readMigration(folder: string, name: string): Promise<MigrationList['migrationDirectories'][number]> {
  const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8')
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } } }
}

/** The statements that lead from the migration history to the schema, or `null` when they agree. */
export async function diffSchema(factory: SqlMigrationAwareDriverAdapterFactory): Promise<string | null> {
  const from = { tag: 'migrations' as const, ...(await readMigrations()) }
  const to = { tag: 'schemaDatamodel' as const, ...(await readSchema()) }
  const { stdout, exitCode } = await withSchemaEngine(factory, (engine) =>
    engine.diff({ from, to, script: true, exitCode: true, filters: EVERYTHING_IS_OURS }),
  )
  return exitCode === 0 ? null : stdout
}

async function readSchema(): Promise<SchemasContainer> {
  const file = path.join(process.cwd(), 'prisma', 'schema.prisma')
  return { files: [{ path: file, content: await readFile(file, 'utf8') }] }
}
