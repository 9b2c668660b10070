import { spawnSync } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { countUnsynced } from '../server/fsync-trace'
import type { Figure } from './figure'
import { start } from './program'

const WRITES = 20

/** Whether the calls of a process can be followed here. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-V']).status === 0
}

/** before a write is acknowledged, the operating system was told to put it on disk. */
export async function watchTheDisk(
  program: string,
  folder: string,
  manner: 'alone' | 'reaches-no-disk' = 'alone',
): Promise<readonly Figure[]> {
  await mkdir(folder)
  const file = path.join(folder, 'trace')
  const prefix = ['strace', '-f', '-e', 'trace=fsync,write', '-s', '64', '-o', file]
  const writer = start([program, path.join(folder, 'database'), manner], { prefix })
  await writer.said('acknowledged', WRITES)
  writer.process.stdin?.end()
  await writer.ended
  const { all, unsynced } = countUnsynced(await readFile(file, 'utf8'), 'acknowledged')
  const where = 'embedded, lib/server'
  return [
    { fault: 'R-02', where, what: 'acknowledgements seen by strace', found: all, wanted: { atLeast: WRITES } },
    {
      fault: 'R-02',
      where,
      what: 'of them without an fsync since the one before',
      found: unsynced,
      wanted: { exactly: 0 },
    },
  ]
}
