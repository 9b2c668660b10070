import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { InvitationSection } from '@/components/practice/invitation-section'
import { MemberTable } from '@/components/practice/member-table'
import { NewLink } from '@/components/practice/new-link'
import { PracticeSettings } from '@/components/practice/practice-settings'
import { PageShell } from '@/components/shell/page-shell'
import { ROLE_LABELS, ROLES } from '@/lib/domain/permissions'
import { INVITATION_DAYS, listInvitations } from '@/lib/server/practice/account-links'
import { listMembers } from '@/lib/server/practice/list-members'
import { getPractice } from '@/lib/server/practice/practice'
import { getShownLink, SHOWN_LINK_MINUTES, toLinkAddress } from '@/lib/server/practice/shown-link'
import { getRejectedEntry } from '@/lib/server/rejected-entry'
import { requireClinician } from '@/lib/server/require-clinician'
import { describeInstant, describeMoment } from '@/lib/server/today'

export const metadata: Metadata = { title: 'Practice' }

type Props = { readonly searchParams: Promise<{ readonly done?: string | string[] }> }

const DONE: ReadonlyMap<string, string> = new Map([
  ['name', 'The name is saved.'],
  ['withdrawn', 'The invitation is withdrawn: its link opens nothing any more.'],
  ['required', 'A second factor is required from now on.'],
  ['not-required', 'A second factor is no longer required.'],
])

export default async function PracticePage({ searchParams }: Props) {
  const clinician = await requireClinician('practice.manage')
  const { done } = await searchParams
  const now = new Date()
  const practice = await getPractice(clinician)
  const members = await listMembers(clinician)
  const link = await getShownLink(clinician)
  const entry = done === 'wrong' ? await getRejectedEntry() : null
  const problems = entry?.problems ?? {}
  const said = typeof done === 'string' ? DONE.get(done) : undefined
  const invitations = await listInvitations(clinician, now)
  return (
    <PageShell
      clinician={clinician}
      current="practice"
      width="narrow"
      crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'Practice' }]}
    >
      <h1>{practice.name ?? 'Your practice'}</h1>
      {said !== undefined && (
        <p className="notice" role="status">
          {said}
        </p>
      )}
      {link?.kind === 'invitation' && (
        <NewLink
          title="The link of the invitation"
          address={toLinkAddress(await headers(), link)}
          says={`Whoever opens it first, within ${INVITATION_DAYS} days, joins the practice.`}
          page="/practice"
          shownMinutes={SHOWN_LINK_MINUTES}
        />
      )}
      <section className="card stack" aria-labelledby="members">
        <h2 id="members">Members</h2>
        <MemberTable
          members={members.map(({ role, hasSecondFactor, lastSignInAt, disabledAt, ...member }) => ({
            ...member,
            role: ROLE_LABELS[role],
            isOff: disabledAt !== null,
            isYou: member.id === clinician.id,
            secondFactor: hasSecondFactor ? 'on' : 'off',
            lastSignIn: lastSignInAt && describeMoment(lastSignInAt, now),
          }))}
        />
      </section>
      <InvitationSection
        invitations={invitations.map(({ role, expiresAt, ...invitation }) => ({
          ...invitation,
          role: ROLE_LABELS[role],
          until: describeInstant(expiresAt),
        }))}
        chosenRole={ROLES.find((role) => role === entry?.typed.role) ?? 'clinician'}
        typedNote={entry?.typed.note ?? ''}
        problems={problems}
        days={INVITATION_DAYS}
      />
      <PracticeSettings
        name={entry?.typed.name ?? practice.name ?? ''}
        problems={problems}
        requiresSecondFactor={practice.requiresSecondFactor}
        withoutFactor={
          members.filter(({ disabledAt, hasSecondFactor }) => disabledAt === null && !hasSecondFactor).length
        }
      />
      <section className="card stack" aria-labelledby="data">
        <h2 id="data">Data of the practice</h2>
        <p>
          <a href="/practice/data">Back up, export everything, leave</a>
        </p>
      </section>
    </PageShell>
  )
}
