import { redirect } from 'next/navigation'
import { isAllowed } from '@/lib/domain/permissions'
import { requireClinician } from '@/lib/server/require-clinician'

export default async function StartPage() {
  const { role } = await requireClinician('account.own')
  redirect(isAllowed(role, 'case.read') ? '/cases' : '/audit')
}
