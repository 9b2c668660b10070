import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import { openDatabase } from '@/lib/server/db'
import { getKeyFile, readKeyFile } from '@/lib/server/sealing/key-file'
import { setUpChildren } from '../server/child'
import { dumpText } from '../server/sealing-marked'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 300_000 })

const { newFolder, start } = setUpChildren('sealing-child.ts')
const KILLS = 10

it('a change of keys that is killed at ten moments goes on each time with the same key, and loses nothing (T25)', async () => {
  const folder = path.dirname(await newFolder())
  const own = ['env', '-u', 'ENCRYPTION_KEYS', '-u', 'DATABASE_URL', `DATA_DIR=${folder}`]
  const run = (...task: readonly string[]) => start(task, own)
  const readIds = () => (readKeyFile(getKeyFile(folder)) ?? []).map(({ id }) => id)
  expect(await run('fill', '4').ended).toBe(0)
  const [old] = readIds()
  const seen = new Set<string>()
  let killed = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = run('rotate')
    await child.wrote(1 + kill * 4)
    await wait(Math.random() * 20)
    child.process.kill('SIGKILL')
    await child.ended
    if (child.lines.some((line) => line.startsWith('rotated'))) break
    killed += 1
    for (const id of readIds()) seen.add(id)
  }
  expect(killed).toBeGreaterThan(3)
  expect(seen.size).toBeLessThanOrEqual(2)
  const last = run('rotate')
  expect(await last.ended).toBe(0)
  const [current, ...others] = readIds()
  expect([others, current === old, last.lines.at(-1)]).toEqual([[], false, `rotated ${current}`])
  const database = await openDatabase({ folder: path.join(folder, 'database') })
  const text = await dumpText(database)
  await database.close()
  expect(text).not.toContain(`1.${old}.`)
  expect(text).toContain(`1.${current}.`)
  expect(await run('rotate').ended).toBe(0)
})
