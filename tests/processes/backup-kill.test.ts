import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { readBackupFile } from '@/lib/server/backup/backup-file'
import { checkBackup } from '@/lib/server/backup/restore-backup'
import { openDatabase } from '@/lib/server/db'
import { KEY } from '../server/backup-tools'
import { type Child, setUpChildren } from '../server/child'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const { newFolder, start, runToEnd } = setUpChildren('backup-child.ts')

const ROWS = 6_000

async function killAfter(child: Child, steps: number): Promise<void> {
  await child.wrote(steps)
  child.process.kill('SIGKILL')
  await child.ended
  expect(child.lines.filter((line) => line === 'step').length).toBeGreaterThanOrEqual(steps)
  expect(child.lines).not.toContain('made')
  expect(child.lines).not.toContain('restored')
}

async function countClinicians(folder: string): Promise<number | null> {
  const database = await openDatabase({ folder })
  const [found] = await database.prisma.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('"Clinician"') IS NOT NULL AS "exists"`
  const count = found?.exists ? await database.prisma.clinician.count() : null
  await database.close()
  return count
}

it('a backup that is killed never looks like one, and one that follows is whole (R-17)', async () => {
  const folder = await newFolder()
  expect(runToEnd(['fill', folder, String(ROWS)])).toBe(0)
  const file = path.join(path.dirname(folder), 'backup.age')
  for (const steps of [1, 3, 6]) {
    await killAfter(start(['back-up', folder, file]), steps)
    expect(existsSync(file)).toBe(false)
  }
  const parts = readdirSync(path.dirname(folder)).filter((name) => name.startsWith('backup.age'))
  expect(parts.filter((name) => !name.endsWith('.part'))).toEqual([])
  expect(runToEnd(['back-up', folder, file])).toBe(0)
  // And the practice of them all.
  expect((await checkBackup(readBackupFile(file, KEY))).rows).toBe(ROWS + 1)
  for (const part of parts) {
    await expect(checkBackup(readBackupFile(path.join(path.dirname(folder), part), KEY))).rejects.toThrow()
  }
})

it('a restore that is killed leaves the database as it was, and one that follows is whole (R-17)', async () => {
  const folder = await newFolder()
  expect(runToEnd(['fill', folder, String(ROWS)])).toBe(0)
  const file = path.join(path.dirname(folder), 'backup.age')
  expect(runToEnd(['back-up', folder, file])).toBe(0)
  const target = await newFolder()
  for (const steps of [1, 4, 7]) {
    await killAfter(start(['restore', target, file]), steps)
    expect(await countClinicians(target)).toBeNull()
  }
  expect(runToEnd(['restore', target, file])).toBe(0)
  expect(await countClinicians(target)).toBe(ROWS)
})

it('ten times the rows take no more memory, to back up, to check and to restore (R-19)', async () => {
  const measure = async (rows: number) => {
    const folder = await newFolder()
    expect(runToEnd(['fill', folder, String(rows)])).toBe(0)
    const child = start(['measure', folder, path.join(path.dirname(folder), 'backup.age')])
    expect(await child.ended).toBe(0)
    return child.lines.map((line) => ({
      step: line.replace(/:.*$/, ''),
      megabytes: Number(/: (\d+) /.exec(line)?.[1]),
    }))
  }
  const few = await measure(8_000)
  const many = await measure(80_000)
  expect(many.map(({ step }) => step)).toEqual(['back up', 'check', 'restore'])
  // The rows that are more have 40 megabytes of text, of which no step may hold more than a part.
  many.forEach(({ step, megabytes }, index) => {
    expect(megabytes, step).toBeLessThan((few[index]?.megabytes ?? 0) + 15)
  })
})
