import { redirect } from 'next/navigation'
import { requireClinician } from '@/lib/server/require-clinician'

export default async function StartPage() {
  await requireClinician()
  redirect('/cases')
}
