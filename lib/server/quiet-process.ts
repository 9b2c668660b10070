import 'server-only'
import { describeError } from './describe-error'
import { log } from './log'

const METHODS = ['debug', 'dir', 'error', 'info', 'log', 'table', 'trace', 'warn'] as const

/**
 * Keeps whatever a library prints out of the log of a server, since it may repeat what was typed: what kind of error it
 * spoke of and where is logged, its words are not.
 */
export function quietProcess(): void {
  const speak = (...said: unknown[]) => {
    const error = said.find((part) => part instanceof Error)
    log('library.spoke', error === undefined ? {} : describeError(error))
  }
  for (const method of METHODS) console[method] = speak
  process.removeAllListeners('warning')
  process.on('warning', (warning) => log('library.spoke', describeError(warning)))
  process.on('uncaughtException', (error) => {
    log('server.failed', describeError(error))
    process.exit(1)
  })
}
