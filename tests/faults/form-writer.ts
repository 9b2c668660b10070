import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { CaseFile } from '@/lib/domain/case-file'
import type { Answer, Client } from './client'
import type { Stored } from './ledger'
import type { Manner, Writers } from './road'

const WRITERS = 4
const PAUSE_MS = 100
const PATIENCE_MS = 60_000

const TRIAL = {
  drug: 'sertraline',
  comment: 'changed',
  'doses.0.dose': '50',
  'doses.0.length': '2',
  'doses.1.dose': '100',
  'doses.1.length': '6',
} as const

/** Which of its two whole states a case is in: without its trial, or with it once and whole. */
export function toStored({ case: facts, trials }: CaseFile): Stored {
  const [trial, ...others] = trials
  if (trial === undefined) return { key: facts.label, state: 'created' }
  const isWhole = others.length === 0 && trial.comment === TRIAL.comment && trial.doses?.length === 2
  return { key: facts.label, state: isWhole ? 'changed' : 'half' }
}

/** Posts forms of new cases, and of a trial in each, until it is told to end. */
export function writeForms(client: Client, manner: Manner | 'only-looks'): Pick<Writers, 'lines' | 'said' | 'end'> {
  const lines: string[] = []
  let isEnding = manner === 'only-looks'

  const isAcknowledged = async (what: string, post: () => Promise<Answer>): Promise<boolean> => {
    lines.push(`try ${what}`)
    while (!isEnding) {
      const answering = post()
      if (manner === 'answers-first') lines.push(`acknowledged ${what}`)
      const { status, location, message } = await answering
      if (location !== null) {
        if (manner === 'careful') lines.push(`acknowledged ${what}`)
        return true
      }
      lines.push(`refused ${status} ${message ?? 'without a sentence'}`)
      await wait(PAUSE_MS)
    }
    return false
  }

  // A form that was not answered is sent again as it is, as a clinician does who presses the button again.
  const writeCases = async () => {
    while (!isEnding) {
      const newKey = randomUUID()
      const trial = { ...TRIAL, newKey: randomUUID() }
      const isCreated = () => client.post('/api/cases', { label: newKey, newKey })
      if (!(await isAcknowledged(`${newKey} created`, isCreated))) return
      await isAcknowledged(`${newKey} changed`, () => client.post(`/api/cases/${newKey}/trials`, trial))
    }
  }

  const writing = Promise.all(Array.from({ length: WRITERS }, writeCases))
  const said = async (words: string, times: number, patienceMs = PATIENCE_MS) => {
    const until = Date.now() + patienceMs
    while (lines.filter((line) => line.startsWith(words)).length < times) {
      if (Date.now() > until) throw new Error(`"${words}" was not said ${times} times in time: ${lines.at(-1)}`)
      await wait(5)
    }
  }
  const end = async () => {
    isEnding = true
    await writing
  }
  return { lines, said, end }
}
