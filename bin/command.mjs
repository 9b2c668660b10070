// What the launchers of the command lines share: the bundle, the day, the way out, and how a fault ends.
import { createReadStream, fstatSync, writeSync } from 'node:fs'
import module from 'node:module'
import { pathToFileURL } from 'node:url'
import { buildCommand, bundleOf, isFresh } from './build-cli.mjs'

const BROKEN_PIPE = 141 // 128 + SIGPIPE, what other commands report when their reader has gone

/** The launcher of one command. */
export function createLauncher(command) {
  const address = pathToFileURL(bundleOf(command)).href

  function stop(message, status) {
    writeSync(2, `${command}: ${message}\n`)
    process.exit(status)
  }

  function writer(stream) {
    stream.on('error', (error) => {
      if (error.code === 'EPIPE') process.exit(BROKEN_PIPE)
      stop(`the output could not be written (${error.code}).`, 1)
    })
    return (text) => new Promise((resolve) => (stream.write(text) ? resolve() : stream.once('drain', resolve)))
  }

  async function load() {
    module.enableCompileCache?.()
    try {
      if (!isFresh(command)) await buildCommand(command)
    } catch (error) {
      stop(
        `the command line could not be built. Run "npm ci" first. (${error.errors?.[0]?.text ?? error.code ?? error.name})`,
        1,
      )
    }
    return import(address)
  }

  return {
    address,
    load,
    /** What every command is given of the world. */
    world: {
      today: localDay(new Date()),
      // Node reads a folder on standard input as nothing at all; by its name it is refused.
      standardInput: () => (fstatSync(0).isDirectory() ? createReadStream('.') : process.stdin),
      write: writer(process.stdout),
      writeError: writer(process.stderr),
    },
    fail: (error) => stop(`stopped by a fault in the program (${error.name}): please report it.`, 1),
  }
}

function localDay(now) {
  const two = (number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
