#!/usr/bin/env node
// `npm run -s quick-entry`: hands lines and the day to the bundle in dist/ (lib/exchange/quick-entry).
import { createLauncher } from './command.mjs'

const launcher = createLauncher('quick-entry')
const { main } = await launcher.load()
try {
  process.exitCode = await main(process.argv.slice(2), launcher.world)
} catch (error) {
  launcher.fail(error)
}
