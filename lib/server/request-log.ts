import 'server-only'
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describeError } from './describe-error'
import { log } from './log'
import { listPathPatterns, toPathPattern } from './path-pattern'
import { runInRequest } from './request-context'

const ID_BYTES = 8
const METHODS = ['GET', 'HEAD', 'POST']

export type AnswerRequest = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>

/** Answers a request under an id of its own, which the answer and every line of the log bear, and logs that it did. */
export function answerUnderId(answer: AnswerRequest): AnswerRequest {
  const patterns = listPathPatterns()
  return (request, response) => {
    const requestId = randomBytes(ID_BYTES).toString('hex')
    const startedAt = performance.now()
    response.setHeader('X-Request-Id', requestId)
    sayWhatFailed(request, response, requestId)
    response.once('close', () => {
      const fields = {
        method: request.method,
        path: toPathPattern(request.url ?? '', patterns),
        status: response.statusCode,
        ms: Math.round(performance.now() - startedAt),
      }
      const event = response.writableFinished ? 'request.answered' : 'request.abandoned'
      runInRequest({ requestId }, () => log(event, fields))
    })
    if (!METHODS.includes(request.method ?? '')) return refuseMethod(response)
    if (!isReadable(request.url ?? '')) return refuseAddress(response)
    return runInRequest({ requestId }, () => answer(request, response))
  }
}

// Pages would answer them as they answer GET, and what Next does not know it answers with 500.
async function refuseMethod(response: ServerResponse): Promise<void> {
  response.writeHead(405, { Allow: METHODS.join(', '), 'Content-Type': 'text/plain; charset=utf-8' })
  response.end('The program takes no requests of this kind.\n')
}

// An address whose escapes are no text: Next would answer some of them with 500.
function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(url.split('?')[0] ?? '').includes('\0')
  } catch {
    return false
  }
}

async function refuseAddress(response: ServerResponse): Promise<void> {
  response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end('This is no address of the program.\n')
}

// Next tells of an error as often as it meets it while it makes one page.
const told = new WeakSet()

/** Logs an error that a page or a handler threw; Next itself is told to be quiet. */
export function logRequestError(error: unknown, routePath: string): void {
  if (typeof error === 'object' && error !== null) {
    if (told.has(error)) return
    told.add(error)
  }
  log('request.failed', { path: routePath, ...describeError(error) })
}

/** Where an answer of the class 5xx has no words, it gets some, with what it can be found by in the log. */
function sayWhatFailed(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  const message = `The program could not answer. What was saved before is safe. Reference: ${requestId}`
  const isForScript = request.headers.accept === 'application/json'
  const writeHead = response.writeHead.bind(response)
  const end = response.end.bind(response)
  let isBare = false
  Object.assign(response, {
    writeHead: (...rest: Parameters<typeof writeHead>) => {
      isBare = rest[0] >= 500 && !response.hasHeader('Content-Type') && request.method !== 'HEAD'
      if (isBare) {
        response.setHeader('Content-Type', `${isForScript ? 'application/json' : 'text/plain'}; charset=utf-8`)
        response.setHeader('Cache-Control', 'no-store')
        response.removeHeader('Content-Length')
      }
      return writeHead(...rest)
    },
    end: (...rest: Parameters<typeof end>) => {
      if (!response.headersSent) response.writeHead(response.statusCode)
      if (!isBare) return end(...rest)
      return end(
        isForScript ? JSON.stringify({ message }) : `${message}\n\nThe Back button of the browser leads back.\n`,
      )
    },
  })
}
