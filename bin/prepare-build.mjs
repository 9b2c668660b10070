import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './settings.mjs'

const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma',
  'public',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const GENERATED = path.join('lib', 'server', 'generated')
const STAMP = path.join('.next', 'built-from')

/** Builds the app when there is no build, or when its sources are not those of the build. */
export function buildIfNeeded() {
  const sources = hashSources()
  if (existsSync(path.join('.next', 'BUILD_ID')) && existsSync(GENERATED) && readStamp(STAMP) === sources) return
  console.log('Building Fair Trial; this takes a minute and is done once …')
  const result = build('pipe')
  if (result.status !== 0) {
    console.error(`${result.output}\nFair Trial cannot start: the build failed (see above).`)
    process.exit(1)
  }
}

/** Generates the database client and builds the app; `stdio` is that of the two programs. */
export function build(stdio) {
  const sources = hashSources()
  const generated = run(['bin/generate-client.mjs'], stdio)
  if (generated.status !== 0) return generated
  rmSync(STAMP, { force: true })
  const built = run(['node_modules/next/dist/bin/next', 'build'], stdio)
  if (built.status === 0) writeStamp(STAMP, sources)
  return built
}

/** Generates the database client when the schema has changed since the last time. */
export function generateIfNeeded() {
  const stamp = path.join('node_modules', '.cache', 'fair-trial', 'generated-from')
  const schema = hash(['prisma/schema.prisma', 'package-lock.json'])
  if (existsSync(GENERATED) && readStamp(stamp) === schema) return
  const result = run(['bin/generate-client.mjs'], 'pipe')
  if (result.status !== 0) {
    console.error(`${result.output}\nThe database client could not be generated (see above).`)
    process.exit(1)
  }
  writeStamp(stamp, schema)
}

function run(args, stdio) {
  const env = { ...process.env, NODE_ENV: 'production' }
  const result = spawnSync(process.execPath, args, { cwd: root, env, stdio, encoding: 'utf8' })
  return { status: result.status, output: `${result.stdout ?? ''}${result.stderr ?? ''}`.trim() }
}

function hashSources() {
  return hash(SOURCES.filter((name) => existsSync(name)).flatMap(listFiles))
}

function listFiles(name) {
  if (name === GENERATED) return []
  if (!statSync(name).isDirectory()) return [name]
  return readdirSync(name)
    .sort()
    .flatMap((child) => listFiles(path.join(name, child)))
}

function hash(files) {
  const sum = createHash('sha256')
  for (const file of files) sum.update(file).update('\0').update(readFileSync(file)).update('\0')
  return sum.digest('hex')
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function writeStamp(file, stamp) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, stamp)
}
