import { forgetCaseIndex, refreshCaseIndex } from '../case-index-refresh'
import { closeDatabase, getDatabase } from '../db'
import { readToday } from '../today'

const database = await getDatabase()
const cases = await forgetCaseIndex(database)
const done = await refreshCaseIndex(database, readToday(), async (soFar) => {
  if (process.stdout.isTTY) process.stdout.write(`\r${soFar} of ${cases} cases indexed`)
  return true
})
await closeDatabase()
process.stdout.write(`${process.stdout.isTTY ? '\n' : ''}The index of ${done} cases was built anew from the rules.\n`)
