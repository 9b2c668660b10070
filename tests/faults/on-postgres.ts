import path from 'node:path'
import { startCluster } from '../postgres-cluster'
import { serveApp, toAppRoad } from './app-road'
import { stopDatabase } from './database-stops'
import { fillDisk } from './disk-full'
import { type Figure, toControl } from './figure'
import { killDuringWrites } from './kill'
import { editAtOnce } from './parallel-edits'
import { sendTwice } from './sent-twice'
import { toServerRoad } from './server-road'
import { canMount, withSmallDisk } from './small-disk'

const CONTROL_ROUNDS = 1
const WHERE = 'PostgreSQL, HTTP'

/** Every fault on a PostgreSQL server of our own, and of each the variant that has to be found out. */
export async function* tryPostgres(
  program: string,
  programs: string,
  folder: string,
  rounds: number,
): AsyncGenerator<readonly Figure[]> {
  const cluster = await startCluster(programs, path.join(folder, 'postgres'))
  try {
    const place = async (name: string) => ({ folder: path.join(folder, name), url: await cluster.newDatabase() })
    const byFunctions = async (name: string) => toServerRoad(program, await place(name))
    const byForms = async (name: string) => toAppRoad(await place(name))

    yield await killDuringWrites(await byFunctions('pg-kill'), rounds)
    const inParts = await killDuringWrites(await byFunctions('pg-kill-parts'), CONTROL_ROUNDS, 'in-parts')
    yield toControl('stores a case in several transactions', inParts)
    yield await killDuringWrites(await byForms('pg-kill-app'), rounds)
    const early = await killDuringWrites(await byForms('pg-kill-early'), CONTROL_ROUNDS, 'answers-first')
    yield toControl('takes a form that was sent for one that was answered', early)

    yield await stopDatabase(await byFunctions('pg-stop'), cluster, rounds)
    yield await stopDatabase(await byForms('pg-stop-app'), cluster, rounds)
    const unharmed = { start: async () => true, stop: async () => undefined }
    const calm = await stopDatabase(await byFunctions('pg-stop-not'), unharmed, 1).catch(() => NOTHING_REFUSED)
    yield toControl('is not stopped at all', calm)

    const { client, stop } = await serveApp(await place('pg-app'))
    yield await editAtOnce(client, WHERE, rounds)
    yield toControl('names no version', await editAtOnce(client, WHERE, 1, true))
    yield await sendTwice(client, WHERE)
    yield toControl('has a new key each time', await sendTwice(client, WHERE, true))
    await stop()
  } finally {
    await cluster.stop('fast')
  }
  if (canMount()) yield await withSmallDisk(folder, (disk) => fillDiskOfServer(program, programs, folder, disk))
}

const NOTHING_REFUSED: readonly Figure[] = [
  { fault: 'R-04', where: 'PostgreSQL, lib/server', what: 'writes refused', found: 0, wanted: { atLeast: 1 } },
]

async function fillDiskOfServer(program: string, programs: string, folder: string, disk: string) {
  const cluster = await startCluster(programs, path.join(disk, 'postgres'))
  try {
    const place = { folder: path.join(folder, 'pg-full'), url: await cluster.newDatabase() }
    return await fillDisk(toServerRoad(program, place), disk, 'nothing')
  } finally {
    await cluster.stop('fast')
  }
}
