import type { Metadata } from 'next'
import { BackUpSection, ExportSection, LeaveSection, LeftSection } from '@/components/practice/data-sections'
import { PageShell } from '@/components/shell/page-shell'
import { describeDate } from '@/lib/domain/calendar-date'
import { DELETED_DAYS } from '@/lib/server/deleted-records'
import { PASSWORD_HINT } from '@/lib/server/password-rules'
import { canReturn, EXPORT_HOURS, getReasonToStay, type NotLeft } from '@/lib/server/practice/leave-practice'
import { getPractice } from '@/lib/server/practice/practice'
import { getRejectedEntry } from '@/lib/server/rejected-entry'
import { requireClinician } from '@/lib/server/require-clinician'
import { describeMoment, toPracticeDay } from '@/lib/server/today'

export const metadata: Metadata = { title: 'Data of the practice' }

type Props = { readonly searchParams: Promise<{ readonly done?: string | string[] }> }

const DONE: ReadonlyMap<string, string> = new Map([
  ['left', 'Every case is deleted, and the other members are switched off.'],
  ['returned', 'Everything is put back.'],
  ['export-first', 'Nothing was deleted: export every case first, then leave.'],
])

const FIRST: Readonly<Record<NotLeft, string>> = {
  notExported: `Export everything first: you can leave within ${EXPORT_HOURS} hours of it.`,
  changedSince: 'A case was entered or changed since the last export. Export everything once more, then leave.',
}

export default async function PracticeDataPage({ searchParams }: Props) {
  const clinician = await requireClinician('practice.manage')
  const { done } = await searchParams
  const now = new Date()
  const { name, isAlone, exportedAt, leftAt } = await getPractice(clinician)
  const problems = (done === 'wrong' ? await getRejectedEntry() : null)?.problems ?? {}
  const said = typeof done === 'string' ? DONE.get(done) : undefined
  const reason = await getReasonToStay(clinician, now)
  return (
    <PageShell
      clinician={clinician}
      current="practice"
      width="narrow"
      crumbs={[{ label: 'Practice', href: '/practice' }, { label: 'Data' }]}
    >
      <h1>Data of the practice</h1>
      {said !== undefined && (
        <p className="notice" role="status">
          {said}
        </p>
      )}
      {leftAt !== null && canReturn(leftAt, now) && (
        <LeftSection left={describeMoment(leftAt, now)} keptUntil={describeKeptUntil(leftAt)} />
      )}
      <BackUpSection problems={problems} isAlone={isAlone} passphraseHint={PASSWORD_HINT} />
      <ExportSection problems={problems} exported={exportedAt && describeMoment(exportedAt, now)} />
      <LeaveSection
        problems={problems}
        name={name}
        before={reason === null ? null : FIRST[reason]}
        keptUntil={describeKeptUntil(now)}
      />
    </PageShell>
  )
}

function describeKeptUntil(deletedAt: Date): string {
  return describeDate(toPracticeDay(new Date(deletedAt.getTime() + DELETED_DAYS * 86_400_000)))
}
