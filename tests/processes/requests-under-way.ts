import { request } from 'node:http'
import type { Database } from '@/lib/server/db'
import type { App, Browser } from './browser-between'

/** How many statements wait until a table of cases is unlocked. */
export async function countWaiting(database: Database): Promise<number> {
  const [row] = await database.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM pg_locks
    WHERE NOT granted AND relation = '"PatientCase"'::regclass`
  return row?.count ?? 0
}

/** Sends the head of a form and half of it to a process; `end` sends the rest. */
export function askSlowly(app: App, browser: Browser, place: string, form: URLSearchParams) {
  const body = form.toString()
  const headers = {
    Cookie: browser.getCookie(),
    Origin: app.url,
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': body.length,
  }
  const sent = request(`${app.url}${place}`, { agent: false, method: 'POST', headers })
  const answered = new Promise<{ readonly status: number | undefined }>((resolve, reject) => {
    sent.once('error', reject).once('response', (answer) => {
      answer.resume().once('end', () => resolve({ status: answer.statusCode }))
    })
  })
  answered.catch(() => undefined)
  sent.write(body.slice(0, body.length / 2))
  return {
    end: () => {
      sent.end(body.slice(body.length / 2))
      return answered
    },
  }
}
