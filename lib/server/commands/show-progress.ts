import type { BackupProgress } from '../backup/backup-lines'

/** Writes how far something is on one line of a terminal; elsewhere nothing. */
export function showProgress(what: string): (progress: BackupProgress) => void {
  let shown = -1
  return ({ done, of }) => {
    const percent = of === 0 ? 100 : Math.floor((done * 100) / of)
    if (!process.stdout.isTTY || percent === shown) return
    shown = percent
    process.stdout.write(`\r${what}: ${percent} %${done >= of ? '\n' : ''}`)
  }
}
