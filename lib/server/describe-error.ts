import 'server-only'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { LogFields } from './log'

const FRAMES_MAX = 12
const FRAME = /^\s+at (?:async )?(?:([\w.$<> ]{1,80}) \()?(?:file:\/\/)?([^\s():]+):(\d+):(\d+)\)?$/

const errorSchema = z.object({
  name: z.string().catch('Error'),
  message: z.string().catch(''),
  stack: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  digest: z.string().optional().catch(undefined),
  meta: z
    .object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) })
    .optional()
    .catch(undefined),
})

/**
 * What the log may know of an error: the name of its class, its codes, and where in the program it came up. Never its
 * message: those of the database repeat what was to be stored.
 */
export function describeError(error: unknown): LogFields {
  // Next wraps what broke off an answer that was under way.
  if (error instanceof Error && error.name === 'Error' && error.cause instanceof Error)
    return describeError(error.cause)
  const read = errorSchema.safeParse(error)
  if (!read.success) return { error: typeof error }
  const { name, message, stack, code, digest, meta } = read.data
  const frames = listFrames(stack, message)
  return {
    error: name,
    code: meta?.driverAdapterError.cause.originalCode ?? code,
    reference: digest,
    ...(frames.length > 0 && { frames }),
  }
}

/** Only lines that name a file of the program count, so that no message can pass for one. */
function listFrames(stack: string, message: string): string[] {
  const start = message === '' ? 0 : Math.max(0, stack.indexOf(message)) + message.length
  const found = stack
    .slice(start)
    .split('\n')
    .flatMap((line): string[] => {
      const [, called, file = '', row, column] = FRAME.exec(line) ?? []
      const place = toPlace(file)
      return place === null ? [] : [`${called === undefined ? '' : `${called} `}${place}:${row}:${column}`]
    })
  return found.slice(0, FRAMES_MAX)
}

function toPlace(file: string): string | null {
  const relative = path.relative(process.cwd(), file)
  const isOurs = file.startsWith('/') || /^[A-Z]:\\/.test(file)
  return isOurs && !relative.startsWith('..') && existsSync(file) ? relative : null
}
