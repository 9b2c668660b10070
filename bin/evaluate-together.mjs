// Threads that answer lines of standard input at the same time: as many as the machine has processors, started at first
// use. With one processor there are none.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'

const MOST_THREADS = 8

function start(bundle) {
  const worker = new Worker(new URL('./evaluate-worker.mjs', import.meta.url), { workerData: { bundle } })
  const asked = []
  worker.on('message', (answers) => asked.shift().resolve(answers))
  worker.on('error', (error) => {
    for (const { reject } of asked.splice(0)) reject(error)
  })
  return {
    stop: () => worker.terminate(),
    ask: (lines, options) =>
      new Promise((resolve, reject) => {
        asked.push({ resolve, reject })
        // Copied, because a line is a view of the whole piece that was read, and the thread would be sent all of it.
        const copies = lines.map(({ number, bytes }) => ({ number, bytes: bytes && new Uint8Array(bytes) }))
        const moved = copies.flatMap(({ bytes }) => (bytes ? [bytes.buffer] : []))
        worker.postMessage({ lines: copies, options }, moved)
      }),
  }
}

/** `together` for the command line, and how to let the threads go. */
export function createTogether(bundle) {
  const size = Math.min(availableParallelism(), MOST_THREADS)
  const workers = []
  let turn = 0
  const answerLines = (lines, options) => {
    turn = (turn + 1) % size
    workers[turn] ??= start(bundle)
    return workers[turn].ask(lines, options)
  }
  return {
    together: size > 1 ? { size, answerLines } : undefined,
    stop: () => Promise.all(workers.map((worker) => worker?.stop())),
  }
}
