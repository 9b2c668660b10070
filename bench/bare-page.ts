import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Served, serveNext } from './serve-next'

/** Not in version control, and beside `node_modules`, so that both apps are of the same Next.js and React. */
const PLACE = 'reports'

/** The least that Next.js serves: one heading, made anew for every request, as every page of the app is. */
const FILES = {
  'app/layout.jsx': `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>
}`,
  'app/page.jsx': `import { connection } from 'next/server'
export default async function Page() {
  await connection()
  return <h1>A bare page</h1>
}`,
  'next.config.mjs': `export default { poweredByHeader: false, agentRules: false, turbopack: { root: '${process.cwd()}' } }`,
  // Next.js looks for this file in the folders above as well, and would find that of the app.
  'instrumentation.js': 'export function register() {}',
  'package.json': '{ "private": true, "type": "module" }',
} as const

/** Builds and serves a bare page of Next.js. */
export async function serveBarePage(): Promise<Served> {
  await mkdir(PLACE, { recursive: true })
  const folder = await mkdtemp(path.resolve(PLACE, 'bare-page-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await mkdir(path.join(folder, 'app'))
    for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(folder, name), text)
    const next = path.resolve('node_modules/next/dist/bin/next')
    const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production' }
    const built = spawnSync(process.execPath, [next, 'build'], { cwd: folder, env, encoding: 'utf8' })
    if (built.status !== 0) throw new Error(`the bare page could not be built\n${built.stdout}${built.stderr}`)
    const served = await serveNext(folder)
    const stop = async () => {
      await served.stop()
      await remove()
    }
    return { url: served.url, stop }
  } catch (error) {
    await remove()
    throw error
  }
}
