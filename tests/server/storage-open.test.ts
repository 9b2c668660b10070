import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { closeDatabase, getDatabase } from '@/lib/server/db'
import { setUpChildren } from './child'

const { newFolder } = setUpChildren()

afterAll(async () => {
  await closeDatabase()
  vi.unstubAllEnvs()
})

it('a database that cannot be opened is told in one line, and is tried again', { timeout: 120_000 }, async () => {
  const folder = path.dirname(await newFolder())
  vi.stubEnv('DATA_DIR', folder)
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody:secret@127.0.0.1:1/nothing')
  await expect(getDatabase()).rejects.toThrow(
    /^the database cannot be used: Can't reach database server at 127\.0\.0\.1:1$/,
  )

  vi.stubEnv('DATABASE_URL', '')
  const [first, second] = await Promise.all([getDatabase(), getDatabase()])
  expect(second).toBe(first)
  expect(await first.patientCase.count()).toBe(0)
  expect(existsSync(path.join(folder, 'database.lock'))).toBe(true)

  await closeDatabase()
  expect(existsSync(path.join(folder, 'database.lock'))).toBe(false)
})
