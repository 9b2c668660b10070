import type { Role } from '@/lib/domain/permissions'
import { asAssessed } from '@/lib/exchange/case-file-text'
import { assessCase } from '@/lib/rules/assess-case'
import { disableAccount } from '@/lib/server/accounts'
import { keepAssessment, listAssessments } from '@/lib/server/assessments'
import { getSharing, saveSharing } from '@/lib/server/case-sharing'
import { createCase, getCase, saveTrial } from '@/lib/server/cases'
import type { Clinician } from '@/lib/server/clinician'
import { closeDatabase, getDatabase } from '@/lib/server/db'
import { listExamples } from '@/lib/server/examples'
import { getMember } from '@/lib/server/members'
import { toSessionCookie } from '@/lib/server/session-cookie'
import { startSession } from '@/lib/server/sessions'
import { readToday } from '@/lib/server/today'

// Two practices with open sessions of every role, a case of the practice and one that names its clinician only. Prints,
// as JSON, the cookies and the keys. For the tests of access, in a data folder of their own.
const now = new Date()
const request = new Request('http://127.0.0.1/')

async function addMember(role: Role, practiceId: string | null): Promise<Clinician> {
  const database = await getDatabase()
  const id = practiceId ?? (await database.practice.create({ data: {} })).id
  const username = `${role}-${crypto.randomUUID()}`
  const data = { username, displayName: `Synthetic ${role}`, passwordHash: 'none', practiceId: id, role }
  return getMember((await database.clinician.create({ data })).id, now)
}

async function toCookie(member: Clinician): Promise<string> {
  const endsAt = new Date(now.getTime() + 3_600_000)
  const cookie = await toSessionCookie(request, await startSession(member.id, now), endsAt, now)
  return cookie.split(';')[0] ?? ''
}

async function addCase(member: Clinician, label: string) {
  const [example] = listExamples()
  if (example === undefined) throw new Error('there is no example')
  const caseId = await createCase(member, { ...example.file, case: { ...example.file.case, label } })
  const stored = await getCase(member, caseId)
  const [first] = stored?.file.trials ?? []
  const trialKey = stored?.trialKeys[first?.id ?? ''] ?? ''
  if (stored === null || first === undefined) throw new Error('the case is not there')
  await saveTrial(member, caseId, trialKey, { ...first, comment: `Comment of ${label}` })
  const file = asAssessed(stored.file, readToday())
  const evaluation = assessCase(file, { today: readToday() })
  await keepAssessment(member, caseId, { file, evaluation, definitionId: 'six-week' }, 'byHand')
  const [assessment] = await listAssessments(member, caseId)
  const database = await getDatabase()
  const revision = await database.caseRevision.findFirstOrThrow({ where: { caseId }, select: { id: true } })
  return { caseId, trialKey, assessmentId: assessment?.id ?? '', revisionId: String(revision.id) }
}

try {
  const owner = await addMember('owner', null)
  const members = {
    owner,
    clinician: await addMember('clinician', owner.practiceId),
    reader: await addMember('reader', owner.practiceId),
    auditor: await addMember('auditor', owner.practiceId),
    stranger: await addMember('owner', null),
    switchedOff: await addMember('clinician', owner.practiceId),
  }
  const shared = await addCase(members.clinician, 'MARK-SHARED')
  const restricted = await addCase(members.clinician, 'MARK-RESTRICTED')
  const { version = '' } = (await getSharing(members.clinician, restricted.caseId)) ?? {}
  const named = { kind: 'named', memberIds: [members.clinician.id] } as const
  await saveSharing(members.clinician, restricted.caseId, version, named)
  const cookies: Record<string, string> = {}
  for (const [name, member] of Object.entries(members)) cookies[name] = await toCookie(member)
  await disableAccount(members.switchedOff.id, now)
  process.stdout.write(JSON.stringify({ cookies, shared, restricted, memberId: members.reader.id }))
} finally {
  await closeDatabase()
}
