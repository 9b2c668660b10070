// One of the threads that answer lines for `evaluate.mjs`: lines and options in, answers out, in the order asked.
import { parentPort, workerData } from 'node:worker_threads'

const { answer } = await import(workerData.bundle)
parentPort.on('message', ({ lines, options }) => parentPort.postMessage(answer(lines, options)))
