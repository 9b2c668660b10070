import type { CaseFile } from '@/lib/domain/case-file'
import { listPolicyCounts } from '@/lib/exchange/describe-policy'
import type { PolicyEvaluation } from '@/lib/rules/policy-types'
import { FactList } from './fact-list'
import { PolicyTable } from './policy-table'
import { Section } from './section'

type Props = { readonly file: CaseFile; readonly policies: readonly PolicyEvaluation[] }

/** What the recorded trials come to under each published policy. */
export function PolicySection({ file, policies }: Props) {
  return (
    <Section id="policies" title="The recorded trials under published policies">
      <FactList facts={listPolicyCounts(policies)} />
      <PolicyTable evaluations={policies} file={file} />
    </Section>
  )
}
