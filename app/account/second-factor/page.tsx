import type { Metadata } from 'next'
import { type FactorChoice, FactorOn } from '@/components/account/factor-on'
import { FactorOff, FactorSettingUp } from '@/components/account/factor-states'
import { RecoveryCodes } from '@/components/account/recovery-codes'
import { PageShell } from '@/components/shell/page-shell'
import { getUsername } from '@/lib/server/accounts'
import { getRejectedEntry } from '@/lib/server/rejected-entry'
import { requireClinician } from '@/lib/server/require-clinician'
import { getSecondFactor, SET_UP_MINUTES } from '@/lib/server/second-factor/enrolment'
import { SECOND_FACTOR_PAGE } from '@/lib/server/second-factor/second-factor-page'
import { listShownCodes, SHOWN_MINUTES } from '@/lib/server/second-factor/shown-codes'
import { toAuthenticatorUri } from '@/lib/server/second-factor/time-codes'
import { describeMoment } from '@/lib/server/today'

export const metadata: Metadata = { title: 'Second factor' }

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

const DONE: ReadonlyMap<string, string> = new Map([
  ['on', 'The second factor is on, and your other sessions have ended.'],
  ['off', 'The second factor is off, and your other sessions have ended.'],
  ['codes', 'You have new recovery codes; the earlier ones no longer count. Your other sessions have ended.'],
  ['kept', 'The recovery codes are no longer shown.'],
])

export default async function SecondFactorPage({ searchParams }: Props) {
  const clinician = await requireClinician('account.secondFactor')
  const { done, change } = await searchParams
  const entry = done === 'wrong' ? await getRejectedEntry() : null
  const said = typeof done === 'string' ? DONE.get(done) : undefined
  const problems = entry?.problems ?? {}
  const now = new Date()
  const factor = await getSecondFactor(clinician, now)
  const codes = factor.kind === 'on' ? await listShownCodes(clinician) : []
  return (
    <PageShell
      clinician={clinician}
      current="account"
      width="narrow"
      crumbs={[{ label: 'Your account', href: '/account' }, { label: 'Second factor' }]}
    >
      <h1>Second factor</h1>
      {said !== undefined && (
        <p className="notice" role="status">
          {said}
        </p>
      )}
      {codes.length > 0 && <RecoveryCodes codes={codes} minutes={SHOWN_MINUTES} />}
      {clinician.mustSetUpSecondFactor && (
        <p className="notice notice-unknown">Your practice requires a second factor. Set it up to go on.</p>
      )}
      {factor.kind === 'off' && <FactorOff />}
      {factor.kind === 'settingUp' && (
        <FactorSettingUp
          secret={factor.secret}
          uri={toAuthenticatorUri(factor.secret, await getUsername(clinician))}
          minutes={SET_UP_MINUTES}
          problems={problems}
        />
      )}
      {factor.kind === 'on' && (
        <FactorOn
          since={describeMoment(factor.since, now)}
          codesLeft={factor.recoveryCodesLeft}
          choice={toChoice(entry?.typed.form ?? change)}
          page={SECOND_FACTOR_PAGE}
          problems={problems}
        />
      )}
    </PageShell>
  )
}

function toChoice(wanted: string | string[] | undefined): FactorChoice {
  return wanted === 'codes' || wanted === 'off' ? wanted : null
}
