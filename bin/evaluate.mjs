#!/usr/bin/env node
// `npm run -s evaluate`: hands arguments, files and the day to the bundle in dist/ (lib/exchange/command-line.ts).
import { createReadStream, fstatSync, writeSync } from 'node:fs'
import module from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildCommandLine, bundle, isFresh } from './build-cli.mjs'
import { createTogether } from './evaluate-together.mjs'

const READ_AT_ONCE = 65_536
const address = pathToFileURL(bundle).href
const BROKEN_PIPE = 141 // 128 + SIGPIPE, what other commands report when their reader has gone

function stop(message, status) {
  writeSync(2, `evaluate: ${message}\n`)
  process.exit(status)
}

function localDay(now) {
  const two = (number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

// npm starts scripts in the folder of the project; file names are meant from where the command was typed.
function whereTyped() {
  const { npm_lifecycle_event: script, INIT_CWD: typedIn } = process.env
  return script === 'evaluate' && typedIn ? typedIn : process.cwd()
}

function writer(stream) {
  stream.on('error', (error) => {
    if (error.code === 'EPIPE') process.exit(BROKEN_PIPE)
    stop(`the output could not be written (${error.code}).`, 1)
  })
  return (text) => new Promise((resolve) => (stream.write(text) ? resolve() : stream.once('drain', resolve)))
}

async function load() {
  try {
    if (!isFresh()) await buildCommandLine()
  } catch (error) {
    stop(
      `the command line could not be built. Run "npm ci" first. (${error.errors?.[0]?.text ?? error.code ?? error.name})`,
      1,
    )
  }
  return import(address)
}

module.enableCompileCache?.()
const { main } = await load()
const { together, stop: letGo } = createTogether(address)
try {
  process.exitCode = await main(process.argv.slice(2), {
    today: localDay(new Date()),
    readFile: (name) => createReadStream(resolve(whereTyped(), name), { highWaterMark: READ_AT_ONCE }),
    // Node reads a folder on standard input as nothing at all; by its name it is refused.
    standardInput: () => (fstatSync(0).isDirectory() ? createReadStream('.') : process.stdin),
    write: writer(process.stdout),
    writeError: writer(process.stderr),
    ...(together ? { together } : {}),
  })
  await letGo()
} catch (error) {
  stop(`stopped by a fault in the program (${error.name}): please report it.`, 1)
}
