import path from 'node:path'
import type { Stored } from './ledger'
import { start } from './program'
import type { Place, Road } from './road'

/** Writes through the functions of `lib/server`, in a process of their own. */
export function toServerRoad(program: string, { folder, url }: Place): Road {
  return {
    name: 'lib/server',
    database: url === null ? 'embedded' : 'PostgreSQL',
    open: async (manner) => {
      const writer = start([program, url ?? path.join(folder, 'database'), manner])
      await writer.said('open', 1)
      const end = async () => {
        writer.process.stdin?.end()
        await writer.ended
      }
      const { lines, said, kill } = writer
      const beginNextLog = () => {
        writer.process.stdin?.write('begin\n')
      }
      return { lines, said, kill, end, beginNextLog, stored: lines.flatMap(readStored) }
    },
  }
}

function readStored(line: string): Stored[] {
  const [verb, key = '', state] = line.split(' ')
  if (verb !== 'stored') return []
  return [{ key, state: state === 'created' || state === 'changed' ? state : 'half' }]
}
