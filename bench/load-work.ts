import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { DRAFT_FORM, DRAFT_ID_BOX, DRAFT_NUMBER, DRAFT_SAVE_ACTION, NEW_KEY_BOX } from '@/lib/exchange/forms/form-draft'
import { toNewTrialFormKey } from '@/lib/server/form-places'
import type { Client } from '../tests/faults/client'

/** What one kind of client asks for again and again; every other answer than 200 is an error. */
export type Work = { readonly name: string; readonly clients: number; readonly next: () => Sent }
type Sent = { readonly path: string; readonly form?: Readonly<Record<string, string>> }

/** What became of the requests of one kind. */
export type Answers = { readonly times: readonly number[]; readonly errors: readonly string[] }

const PATIENCE_SECONDS = 20

const TRIAL = {
  drug: 'sertraline',
  'doses.0.dose': '50',
  'doses.0.length': '2',
  'doses.1.dose': '150',
  'doses.1.length': '6',
  prescriber: 'Synthetic prescriber',
  comment: 'Synthetic comment of a trial that was told in a sentence or two, as most of them are.',
} as const

/** Fifty clients who read and write, each what their kind does, over so many cases. */
export function listWork(caseIds: readonly string[]): readonly Work[] {
  let turn = 0
  // Every client takes the next case: now and then two have the same one.
  const takeCase = () => caseIds[turn++ % caseIds.length] ?? ''
  let sequence = 0
  return [
    { name: 'list of cases', clients: 12, next: () => ({ path: '/cases' }) },
    { name: 'page of a case', clients: 18, next: () => ({ path: `/cases/${takeCase()}` }) },
    { name: 'export as CSV', clients: 3, next: () => ({ path: `/api/cases/${takeCase()}/export/csv` }) },
    { name: 'export as PDF', clients: 2, next: () => ({ path: `/api/cases/${takeCase()}/export/pdf` }) },
    {
      name: 'trial saved by its form',
      clients: 7,
      next: () => ({ path: `/api/cases/${takeCase()}/trials`, form: { ...TRIAL, [NEW_KEY_BOX]: randomUUID() } }),
    },
    {
      name: 'draft kept',
      clients: 8,
      next: () => {
        sequence += 1
        const caseId = takeCase()
        const unseen = {
          [DRAFT_FORM]: toNewTrialFormKey(caseId),
          [DRAFT_NUMBER]: String(sequence),
          [DRAFT_ID_BOX]: caseId,
        }
        return { path: DRAFT_SAVE_ACTION, form: { ...TRIAL, ...unseen } }
      },
    },
  ]
}

/** Has so many clients do a work for some seconds, each asking again once it is answered. */
export async function apply({ url, cookie }: Client, work: Work, clients: number, seconds: number): Promise<Answers> {
  const times: number[] = []
  const errors: string[] = []
  const setupRequest = () => {
    const { path, form } = work.next()
    const headers = {
      Host: new URL(url).host,
      Cookie: cookie,
      Origin: url,
      Accept: form === undefined ? 'text/html' : 'application/json',
    }
    if (form === undefined) return { method: 'GET', path, headers }
    const typed = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' }
    return { method: 'POST', path, headers: typed, body: new URLSearchParams(form).toString() }
  }
  const options = { url, connections: clients, duration: seconds, timeout: PATIENCE_SECONDS }
  const firing = autocannon({ ...options, requests: [{ setupRequest }] })
  firing.on('response', (_client: unknown, status: number, _bytes: number, ms: number) => {
    times.push(ms)
    if (status !== 200) errors.push(String(status))
  })
  firing.on('reqError', (error: unknown) => errors.push(error instanceof Error ? error.message : String(error)))
  const { timeouts, resets } = await firing
  return { times, errors: [...errors, ...Array<string>(timeouts + resets).fill('no answer')] }
}
