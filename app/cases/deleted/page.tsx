import type { Metadata } from 'next'
import { DeletedList } from '@/components/case/deleted-list'
import { DeletedNotice, RESTORE_ACTION } from '@/components/case/deleted-notice'
import { PageShell } from '@/components/shell/page-shell'
import { describeDate } from '@/lib/domain/calendar-date'
import { isAllowed } from '@/lib/domain/permissions'
import { recordAuditAlone } from '@/lib/server/audit/record-audit'
import { describeDeleted, getDeletedNotice, restoreForm } from '@/lib/server/deleted-forms'
import { DELETED_DAYS, type DeletedRecord, listDeleted } from '@/lib/server/deleted-records'
import { getRejectedForm } from '@/lib/server/rejected-forms'
import { requireClinician } from '@/lib/server/require-clinician'
import { describeMoment, toPracticeDay } from '@/lib/server/today'

export const metadata: Metadata = { title: 'Deleted' }

type Props = {
  readonly searchParams: Promise<{
    readonly deleted?: string | string[]
    readonly rejected?: string | string[]
  }>
}

export default async function DeletedPage({ searchParams }: Props) {
  const clinician = await requireClinician('case.write')
  const { deleted, rejected } = await searchParams
  const now = new Date()
  await recordAuditAlone({ clinician, action: 'deleted.viewed' })
  const notice = await getDeletedNotice(clinician, deleted)
  const refused = await getRejectedForm(clinician, restoreForm.key({}, {}), rejected, now)
  const items = (await listDeleted(clinician, now)).map((record) => toItem(record, now))
  return (
    <PageShell
      clinician={clinician}
      current="cases"
      width="narrow"
      crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'Deleted' }]}
    >
      <h1>Deleted</h1>
      <p className="form-intro">
        What {isAllowed(clinician.role, 'practice.manage') ? 'members of the practice' : 'you'} deleted is kept for{' '}
        {DELETED_DAYS} days, then removed for good. Put back, it is as it was. Nothing here is part of a list, a search
        or an export.
      </p>
      <DeletedNotice notice={notice} />
      {Object.values(refused?.errors ?? {}).map((error) => (
        <p key={error} className="notice notice-alarm" role="alert">
          {error}
        </p>
      ))}
      <section className="card deleted-card" aria-label="Deleted cases and trials">
        {items.length === 0 ? (
          <p className="quiet">Nothing was deleted in the last {DELETED_DAYS} days.</p>
        ) : (
          <DeletedList items={items} restoreAction={RESTORE_ACTION} />
        )}
      </section>
      <p className="actions deleted-actions">
        <a className="button" href="/cases">
          Go to your cases
        </a>
      </p>
    </PageShell>
  )
}

function toItem(record: DeletedRecord, now: Date) {
  const { id, deletedAt, deletedBy, keptUntil } = record
  const by = deletedBy === null ? '' : ` by ${deletedBy}`
  return {
    id,
    what: describeDeleted(record),
    deleted: `${describeMoment(deletedAt, now)}${by}`,
    keptUntil: describeDate(toPracticeDay(keptUntil)),
  }
}
