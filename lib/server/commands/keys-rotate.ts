import { closeDatabase, getDatabase } from '../db'
import { rotateKeys } from '../sealing/rotate-keys'
import { showProgress } from './show-progress'

const USAGE = `Usage: npm run keys:rotate     seals every stored text with a new key; interrupted, the next call goes on
`

process.exitCode = await rotate(process.argv.slice(2))

async function rotate(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    process.stderr.write(USAGE)
    return 2
  }
  try {
    const { current, unused, isEnvironment, isIdle } = await rotateKeys(
      await getDatabase(),
      showProgress('Sealing anew'),
    )
    process.stdout.write(
      isIdle
        ? `Everything is sealed with the key ${current} already.\n`
        : `Everything is sealed with the key ${current}.\n`,
    )
    if (isIdle && unused.length === 0)
      process.stdout.write('To have a new one used, put it before that one in ENCRYPTION_KEYS, then run this again.\n')
    if (unused.length > 0) process.stdout.write(describeUnused(unused, isEnvironment))
    return 0
  } finally {
    await closeDatabase()
  }
}

function describeUnused(unused: readonly string[], isEnvironment: boolean): string {
  const names = unused.join(', ')
  return isEnvironment
    ? `Nothing is sealed with ${names} any more: take that out of ENCRYPTION_KEYS, everywhere.\n`
    : `Nothing was sealed with ${names} any more, and that key is gone from the key file.\n`
}
