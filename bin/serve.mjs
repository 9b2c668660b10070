import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { buildIfNeeded } from './prepare-build.mjs'
import { getAddress, loadSettings, root, stop } from './settings.mjs'

const PATIENCE_MS = 10_000

/** Builds if needed, opens the database, serves, and says in one line where. */
export async function serve() {
  loadSettings()
  process.env.NODE_ENV = 'production'
  const { port, host, url } = getAddress()
  const server = createServer()
  await listen(server, port, host)
  await close(server)
  buildIfNeeded()

  // A name that nobody outside can know, so that what stands there was written here.
  const addressHeader = `x-fair-trial-address-${randomUUID()}`
  process.env.FAIR_TRIAL_ADDRESS_HEADER = addressHeader
  const { app, runtime } = await prepare({ port, host, server })
  const answer = runtime.answer(app.getRequestHandler())
  server.on('request', (request, response) => {
    request.headers[addressHeader] = request.socket.remoteAddress ?? ''
    return answer(request, response)
  })
  await listen(server, port, host)
  // First, so that whoever reads that it serves can stop it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => shutDown(server, app, runtime))
  runtime.sayReady(url)
}

// The database is opened and migrated by instrumentation.ts, which Next runs, so that plain `next start` does it too.
async function prepare({ port, host, server }) {
  const ready = new Promise((resolve) => {
    globalThis.fairTrialReady = resolve
  })
  const { default: next } = await import('next')
  const app = next({ dev: false, dir: root, port, hostname: host, httpServer: server, quiet: true })
  // Next has things to tell developers; once the database is open, everything else that is printed goes to the log.
  console.log = () => {}
  await app.prepare()
  return { app, runtime: await ready }
}

async function shutDown(server, app, runtime) {
  runtime.sayStopping()
  setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref()
  await close(server)
  await app.close()
  await runtime.stop()
  process.exit(0)
}

function listen(server, port, host) {
  return new Promise((resolve) => {
    server.once('error', (error) => stop(describeListenError(error, port, host)))
    server.listen(port, host, () => {
      server.removeAllListeners('error')
      resolve()
    })
  })
}

function close(server) {
  return new Promise((resolve) => {
    server.close(resolve)
  })
}

function describeListenError(error, port, host) {
  if (error.code === 'EADDRINUSE') return `port ${port} is in use; set PORT to another one`
  if (error.code === 'EACCES') return `port ${port} needs more rights; set PORT to one above 1023`
  return `${host}:${port} cannot be listened on (${error.code})`
}
