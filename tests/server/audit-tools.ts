import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** Gives the tests of the file a data folder of their own, where the keys and the mark of the record are. */
export function setUpDataFolder(): { readonly current: string } {
  let folder = ''
  const before = process.env.DATA_DIR
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), `fair-trial-audit-${randomUUID().slice(0, 8)}-`))
    process.env.DATA_DIR = folder
  })
  afterAll(() => {
    if (before === undefined) delete process.env.DATA_DIR
    else process.env.DATA_DIR = before
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    get current() {
      return folder
    },
  }
}
