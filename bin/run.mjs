import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { generateIfNeeded } from './prepare-build.mjs'
import { loadSettings, root } from './settings.mjs'
import { requireSupportedNode } from './supported-node.mjs'

const resolveLikeNext = {
  name: 'resolve-like-next',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^@\// }, ({ path: name }) =>
      resolve(`./${name.slice(2)}`, { kind: 'import-statement', resolveDir: root }),
    )
    onResolve({ filter: /^server-only$/ }, ({ path: name }) => ({ path: name, namespace: 'nothing' }))
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }))
  },
}

requireSupportedNode()
const [entry, ...args] = process.argv.slice(2)
if (!entry) {
  console.error('Usage: node bin/run.mjs FILE.ts [ARGUMENT…]')
  process.exit(2)
}
loadSettings()
generateIfNeeded()
await run(entry, args)

// Inside node_modules, so that the bundle finds the packages that it leaves out.
async function run(file, argv) {
  const folder = mkdtempSync(path.join(root, 'node_modules', '.run-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const outfile = path.join(folder, 'main.mjs')
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [resolveLikeNext],
  })
  process.argv = [process.execPath, path.join(root, file), ...argv]
  process.setSourceMapsEnabled(true)
  try {
    await import(pathToFileURL(outfile).href)
  } catch (error) {
    console.error(process.env.DEBUG || !(error instanceof Error) ? error : `Stopped: ${error.message}.`)
    process.exit(1)
  }
}
