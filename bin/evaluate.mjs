#!/usr/bin/env node
// `npm run -s evaluate`: hands arguments, files and the day to the bundle in dist/ (lib/exchange/command-line.ts).
import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { createLauncher } from './command.mjs'
import { createTogether } from './evaluate-together.mjs'

const READ_AT_ONCE = 65_536

// npm starts scripts in the folder of the project; file names are meant from where the command was typed.
function whereTyped() {
  const { npm_lifecycle_event: script, INIT_CWD: typedIn } = process.env
  return script === 'evaluate' && typedIn ? typedIn : process.cwd()
}

const launcher = createLauncher('evaluate')
const { main } = await launcher.load()
const { together, stop: letGo } = createTogether(launcher.address)
try {
  process.exitCode = await main(process.argv.slice(2), {
    ...launcher.world,
    readFile: (name) => createReadStream(resolve(whereTyped(), name), { highWaterMark: READ_AT_ONCE }),
    ...(together ? { together } : {}),
  })
  await letGo()
} catch (error) {
  launcher.fail(error)
}
