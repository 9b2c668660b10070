import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CodeForm } from '@/components/account/code-form'
import { PageShell } from '@/components/shell/page-shell'
import { getClinician, toSignInPath } from '@/lib/server/require-clinician'
import { toReturnPath } from '@/lib/server/return-path'
import { toCodePath } from '@/lib/server/second-factor/code-path'
import { getProofToken } from '@/lib/server/second-factor/sign-in-cookie'
import { getProof } from '@/lib/server/second-factor/sign-in-proof'

export const metadata: Metadata = { title: 'Enter the code' }

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInCodePage({ searchParams }: Props) {
  const query = await searchParams
  const returnPath = toReturnPath(typeof query.next === 'string' ? query.next : null)
  if (await getClinician()) redirect(returnPath)
  const token = await getProofToken()
  if (token === null || (await getProof(token, new Date())) === null) redirect(toSignInPath(returnPath, 'too-late'))
  const takes = query.with === 'recovery' ? 'recoveryCode' : 'code'
  return (
    <PageShell clinician={null} width="narrow">
      <CodeForm
        takes={takes}
        returnPath={returnPath}
        otherPath={toCodePath(returnPath, { recovery: takes === 'code' })}
        isWrong={query.notice === 'wrong'}
      />
    </PageShell>
  )
}
