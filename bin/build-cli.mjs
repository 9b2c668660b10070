// Bundles the command lines (bin/NAME-entry.ts and the part of lib/ that each needs) into dist/, so that they start in a
// fraction of a second. Runs after an install, and from a launcher whenever a source has changed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const COMMANDS = ['evaluate', 'quick-entry']

/** Where the bundle of a command is. */
export function bundleOf(command) {
  return join(root, 'dist', `${command}.mjs`)
}

function manifestOf(command) {
  return join(root, 'dist', `${command}.inputs.json`)
}

function stamp(file) {
  const { mtimeMs, size } = statSync(join(root, file))
  return `${mtimeMs}:${size}`
}

/** True when the bundle is there and none of the files it was made from has changed since. */
export function isFresh(command) {
  if (!existsSync(bundleOf(command))) return false
  try {
    const inputs = JSON.parse(readFileSync(manifestOf(command), 'utf8'))
    return Object.entries(inputs).every(([file, recorded]) => stamp(file) === recorded)
  } catch {
    return false
  }
}

/** Writes the bundle beside itself first and renames it, so that a command that runs meanwhile sees a whole one. */
export async function buildCommand(command) {
  const { build } = await import('esbuild')
  const result = await build({
    absWorkingDir: root,
    entryPoints: [`bin/${command}-entry.ts`],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'node20',
    minify: true,
    logLevel: 'silent',
  })
  const inputs = ['package-lock.json', 'bin/build-cli.mjs', ...Object.keys(result.metafile.inputs)]
  const bundle = bundleOf(command)
  const temporary = `${bundle}.${process.pid}`
  mkdirSync(dirname(bundle), { recursive: true })
  try {
    writeFileSync(temporary, result.outputFiles[0].contents)
    renameSync(temporary, bundle)
    writeFileSync(temporary, JSON.stringify(Object.fromEntries(inputs.map((file) => [file, stamp(file)]))))
    renameSync(temporary, manifestOf(command))
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** The database client is generated code: it is made once here, so that types and tests find it after an install. */
function generateClient() {
  const script = join(root, 'bin', 'generate-client.mjs')
  if (!existsSync(script)) return
  const { status, stderr } = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' })
  if (status !== 0) console.error(`The database client was not generated; "npm start" tries again. ${stderr ?? ''}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  generateClient()
  for (const command of COMMANDS) {
    await buildCommand(command).catch((error) => {
      console.error(`The command "${command}" was not built; "npm run ${command}" tries again. ${error.message}`)
    })
  }
}
