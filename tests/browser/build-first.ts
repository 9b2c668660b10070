import { spawnSync } from 'node:child_process'

/** Builds the app once where its sources changed, before several tests start it at the same time. */
export default function buildFirst(): void {
  const { status } = spawnSync(process.execPath, ['bin/build.mjs', '--if-needed'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the app could not be built')
}
