import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmdirSync } from 'node:fs'
import path from 'node:path'

const SIZE = '160m'

/** Whether a disk of our own can be made here. */
export function canMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0
}

/** Does something on a small disk that holds nothing else. */
export async function withSmallDisk<T>(folder: string, work: (disk: string) => Promise<T>): Promise<T> {
  const disk = mkdtempSync(path.join(folder, 'disk-'))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'none', disk]).status !== 0)
    throw new Error('a small disk could not be mounted')
  chmodSync(disk, 0o755)
  try {
    return await work(disk)
  } finally {
    spawnSync('umount', ['--lazy', disk])
    rmdirSync(disk)
  }
}
