import { randomUUID } from 'node:crypto'
import { CASE_FILE_FORMAT, type CaseFile } from '@/lib/domain/case-file'
import type { Answer, Client } from './client'
import type { Figure } from './figure'

const AT_ONCE = 3
const LINES = 'Zoloft 100 mg 8 weeks\nfluoxetine 40 mg 6 weeks\nCBT 12 sessions'
const SCORES = 'PHQ-9 16 (10 June 2024)\n3 Mar 2024: MADRS 30'

type Form = {
  readonly name: string
  readonly send: (client: Client, caseId: string, newKey: string) => Promise<Answer>
  /** How much of what it makes is there, and how much one sending makes. */
  readonly count: (file: CaseFile) => number
  readonly makes: number
}

const toLines = (lines: string, newKey: string) => ({ lines, seen: lines, newKey })

const FORMS: readonly Form[] = [
  {
    name: 'new case',
    send: (client, caseId, newKey) => client.post('/api/cases', { label: `made of ${caseId}`, newKey }),
    count: () => 1,
    makes: 1,
  },
  {
    name: 'new trial',
    send: (client, caseId, newKey) => client.post(`/api/cases/${caseId}/trials`, { drug: 'sertraline', newKey }),
    count: ({ trials }) => trials.length,
    makes: 1,
  },
  {
    name: 'quick entry',
    send: (client, caseId, newKey) => client.post(`/api/cases/${caseId}/trials/quick`, toLines(LINES, newKey)),
    count: ({ trials, otherTreatments }) => trials.length + (otherTreatments?.length ?? 0),
    makes: 3,
  },
  {
    name: 'scores',
    send: (client, caseId, newKey) => client.post(`/api/cases/${caseId}/scores/quick`, toLines(SCORES, newKey)),
    count: ({ case: facts }) => facts.scores?.length ?? 0,
    makes: 2,
  },
  {
    name: 'import',
    send: (client, caseId, newKey) => {
      const file = { format: CASE_FILE_FORMAT, case: { label: `made of ${caseId}` }, trials: [] }
      return client.upload('/api/cases/import', JSON.stringify(file), { newKey })
    },
    count: () => 1,
    makes: 1,
  },
]

/** every form that makes something is sent several times at once, and once more; `isForgetful` ones have a new key each time. */
export async function sendTwice(client: Client, where: string, isForgetful = false): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const { name, send, count, makes } of FORMS) {
    const caseId = randomUUID()
    await client.post('/api/cases', { label: caseId, newKey: caseId })
    const newKey = randomUUID()
    const sendOnce = () => send(client, caseId, isForgetful ? randomUUID() : newKey)
    const answers = [...(await Promise.all(Array.from({ length: AT_ONCE }, sendOnce))), await sendOnce()]
    const refused = answers.filter(({ location }) => location === null).length
    const files = await client.listCases()
    const made = files.filter(({ case: { label } }) => label === `made of ${caseId}` || label === caseId)
    const isNewCase = name === 'new case' || name === 'import'
    const found = isNewCase ? made.length - 1 : made.reduce((sum, file) => sum + count(file), 0)
    const what = `${name}, sent ${AT_ONCE} times at once and once more: stored`
    figures.push({ fault: 'R-06', where, what, found, wanted: { exactly: makes } })
    figures.push({ fault: 'R-06', where, what: `${name}: sendings refused`, found: refused, wanted: { exactly: 0 } })
  }
  return figures
}
