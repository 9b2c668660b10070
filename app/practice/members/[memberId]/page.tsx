import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { MemberSections } from '@/components/practice/member-sections'
import { NewLink } from '@/components/practice/new-link'
import { PageShell } from '@/components/shell/page-shell'
import { RESET_HOURS } from '@/lib/server/practice/account-links'
import { isOnlyOwner } from '@/lib/server/practice/change-member'
import { getMemberOf } from '@/lib/server/practice/list-members'
import { getShownLink, SHOWN_LINK_MINUTES, toLinkAddress } from '@/lib/server/practice/shown-link'
import { requireClinician } from '@/lib/server/require-clinician'

export const metadata: Metadata = { title: 'Member' }

type Props = {
  readonly params: Promise<{ readonly memberId: string }>
  readonly searchParams: Promise<{ readonly done?: string | string[] }>
}

const DONE: ReadonlyMap<string, string> = new Map([
  ['role', 'The role is changed. It holds from the next click on.'],
  ['off', 'Switched off: open sessions have ended.'],
  ['on', 'Switched on.'],
  ['factor', 'The second factor is taken away, and open sessions have ended.'],
])
const LAST_OWNER =
  'Nothing was changed: a practice keeps one owner that is switched on. Make somebody else an owner first.'

export default async function MemberPage({ params, searchParams }: Props) {
  const clinician = await requireClinician('practice.manage')
  const { memberId } = await params
  const member = await getMemberOf(clinician, memberId)
  if (member === null) notFound()
  const { done } = await searchParams
  const said = typeof done === 'string' ? DONE.get(done) : undefined
  const link = await getShownLink(clinician)
  const { id, displayName, username, role, disabledAt, hasSecondFactor } = member
  const sections = { id, displayName, role, isOff: disabledAt !== null, hasSecondFactor, resetHours: RESET_HOURS }
  return (
    <PageShell
      clinician={clinician}
      current="practice"
      width="narrow"
      crumbs={[{ label: 'Practice', href: '/practice' }, { label: displayName }]}
    >
      <h1>{displayName}</h1>
      {said !== undefined && (
        <p className="notice" role="status">
          {said}
        </p>
      )}
      {done === 'last-owner' && (
        <p className="notice notice-alarm" role="alert">
          {LAST_OWNER}
        </p>
      )}
      <p>
        Username <strong>{username}</strong>
      </p>
      {link?.kind === 'reset' && link.memberId === id && (
        <NewLink
          title={`The link for ${displayName}`}
          address={toLinkAddress(await headers(), link)}
          says={`Whoever opens it first, within ${RESET_HOURS} hours, sets the password of ${username}.`}
          page={`/practice/members/${id}`}
          shownMinutes={SHOWN_LINK_MINUTES}
        />
      )}
      <MemberSections {...sections} isYou={id === clinician.id} isOnlyOwner={await isOnlyOwner(clinician, id)} />
    </PageShell>
  )
}
