import path from 'node:path'
import { serveApp, toAppRoad } from './app-road'
import { fillDisk } from './disk-full'
import { type Figure, toControl } from './figure'
import { sendHostile } from './hostile-inputs'
import { killDuringWrites } from './kill'
import { editAtOnce } from './parallel-edits'
import { canTrace, watchTheDisk } from './power-cut'
import { startSecond } from './second-process'
import { sendTwice } from './sent-twice'
import { toServerRoad } from './server-road'
import { canMount, withSmallDisk } from './small-disk'

const CONTROL_ROUNDS = 1
// 10,000 in 100 rounds.
const INPUTS_PER_ROUND = 100
const CONTROL_INPUTS = 300
const WHERE = 'embedded, HTTP'

/** Every fault on the embedded database, and of each the variant that has to be found out. */
export async function* tryEmbedded(program: string, folder: string, rounds: number): AsyncGenerator<readonly Figure[]> {
  const place = (name: string) => ({ folder: path.join(folder, name), url: null })
  const byFunctions = (name: string) => toServerRoad(program, place(name))
  const byForms = (name: string) => toAppRoad(place(name))

  yield await killDuringWrites(byFunctions('kill'), rounds)
  const early = await killDuringWrites(byFunctions('kill-early'), CONTROL_ROUNDS, 'answers-first')
  yield toControl('answers before the commit', early)
  const inParts = await killDuringWrites(byFunctions('kill-parts'), CONTROL_ROUNDS, 'in-parts')
  yield toControl('stores a case in several transactions', inParts)
  yield await killDuringWrites(byForms('kill-app'), rounds)

  if (canTrace()) {
    yield await watchTheDisk(program, place('trace').folder)
    const unsynced = await watchTheDisk(program, place('trace-none').folder, 'reaches-no-disk')
    yield toControl('never reaches the disk', unsynced)
  } else yield missing('R-02', 'strace is not installed')

  if (canMount()) {
    yield await withSmallDisk(folder, (disk) =>
      fillDisk(toServerRoad(program, { folder: disk, url: null }), disk, 'noNewLog'),
    )
    yield await withSmallDisk(folder, (disk) => fillDisk(toAppRoad({ folder: disk, url: null }), disk, 'noNewLog'))
    const unasked = await withSmallDisk(folder, (disk) =>
      fillDisk(toServerRoad(program, { folder: disk, url: null }), disk, 'noNewLog', 'asks-no-space'),
    )
    yield toControl('does not ask whether there is space', unasked)
  } else yield missing('R-03', 'a small disk cannot be mounted: this needs root')

  const shared = place('app')
  const { client, stop } = await serveApp(shared)
  yield await editAtOnce(client, WHERE, rounds)
  yield toControl('names no version', await editAtOnce(client, WHERE, 1, true))
  yield await sendTwice(client, WHERE)
  yield toControl('has a new key each time', await sendTwice(client, WHERE, true))
  yield await sendHostile(client, WHERE, rounds * INPUTS_PER_ROUND)
  yield toControl('counts what was stored as refused', await sendHostile(client, WHERE, CONTROL_INPUTS, true))
  yield await startSecond(shared.folder)
  yield toControl('has another folder', await startSecond(shared.folder, true))
  await stop()
}

/** A fault that cannot be tried here has not been stood. */
export function missing(fault: Figure['fault'], why: string): readonly Figure[] {
  return [{ fault, where: 'here', what: `not tried: ${why}`, found: 1, wanted: { exactly: 0 } }]
}
