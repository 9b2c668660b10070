import { randomUUID } from 'node:crypto'
import type { Client } from './client'
import type { Figure } from './figure'

const AT_ONCE = 50
const MOST_ROUNDS = 10

/** so many edits of one version of a trial are sent at once, round after round; `isBlind` ones name no version. */
export async function editAtOnce(
  client: Client,
  where: string,
  rounds: number,
  isBlind = false,
): Promise<readonly Figure[]> {
  const caseId = randomUUID()
  await client.post('/api/cases', { label: caseId, newKey: caseId })
  const versions = Math.min(rounds, MOST_ROUNDS)
  let accepted = 0
  let otherwise = 0
  let notKept = 0
  const drafts = new Set<string>()
  for (let version = 1; version <= versions; version += 1) {
    // What was not accepted is kept as a draft of its trial, and shown there: so each version is of another one.
    const trialKey = randomUUID()
    await client.post(`/api/cases/${caseId}/trials`, { drug: 'sertraline', newKey: trialKey })
    const page = `/cases/${caseId}/trials/${trialKey}`
    const loadedVersion = isBlind ? '' : readVersion(await client.getPage(page))
    const edits = Array.from({ length: AT_ONCE }, (_, number) => `edit ${number} of version ${version}`)
    const send = async (comment: string) => {
      const answer = await client.post(`/api${page}`, { drug: 'sertraline', comment, loadedVersion })
      return { comment, ...answer }
    }
    const answers = await Promise.all(edits.map(send))
    const saved = answers.filter(({ status, location }) => status === 200 && location !== null)
    const told = answers.flatMap(({ status, location }) => (status === 409 && location !== null ? [location] : []))
    accepted += saved.length
    otherwise += answers.length - saved.length - told.length
    for (const location of told) drafts.add(location)
    const stored = (await client.listCases()).find(({ case: facts }) => facts.label === caseId)?.trials.at(-1)
    if (!saved.some(({ comment }) => comment === stored?.comment)) notKept += 1
  }
  return [
    {
      fault: 'R-05',
      where,
      what: `accepted of ${AT_ONCE} edits each of ${versions} versions`,
      found: accepted,
      wanted: { exactly: versions },
    },
    {
      fault: 'R-05',
      where,
      what: 'told, each with a draft of what it wanted',
      found: drafts.size,
      wanted: { exactly: versions * (AT_ONCE - 1) },
    },
    { fault: 'R-05', where, what: 'answered in any other way', found: otherwise, wanted: { exactly: 0 } },
    {
      fault: 'R-05',
      where,
      what: 'versions of which the accepted edit is not what is stored',
      found: notKept,
      wanted: { exactly: 0 },
    },
  ]
}

function readVersion(page: string): string {
  const [box = ''] = /<input[^>]*name="loadedVersion"[^>]*>/.exec(page) ?? []
  const version = /value="(\d+)"/.exec(box)?.[1]
  if (version === undefined) throw new Error('the form of a trial names no version')
  return version
}
