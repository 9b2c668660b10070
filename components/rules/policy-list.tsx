import { EvidenceMark } from '@/components/marks/evidence-mark'
import { describeEdition } from '@/lib/exchange/describe-policy'
import { listCaseCriteria, listPathwayCriteria } from '@/lib/exchange/describe-policy-criteria'
import { listPolicies, whyHidden } from '@/lib/rules/policies'
import type { Policy } from '@/lib/rules/policy-types'

const HIDDEN_WORDS = {
  notVerified: 'Not verified: hidden on a case until asked for.',
  noReadableCount: 'No readable number of trials: hidden on a case until asked for.',
} as const

/** Each policy with what it asks, where that comes from, how surely, and the day it was read. */
export function PolicyList() {
  return listPolicies().map((policy) => (
    <section key={policy.id} id={`policy-${policy.id}`} className="definition" aria-labelledby={`title-${policy.id}`}>
      <h3 id={`title-${policy.id}`}>{policy.label}</h3>
      <PolicySource policy={policy} />
      <ul className="parameters">
        {listCaseCriteria(policy).map((criterion) => (
          <li key={criterion}>{criterion}</li>
        ))}
        <Pathways pathways={policy.pathways} />
      </ul>
      {policy.secondReading !== null && <SecondReading policy={policy} reading={policy.secondReading} />}
      <PolicyNotes policy={policy} />
    </section>
  ))
}

function Pathways({ pathways }: Pick<Policy, 'pathways'>) {
  return pathways.map((pathway) => (
    <li key={pathway.id}>
      <strong>{pathway.label}</strong>
      <ul>
        {listPathwayCriteria(pathway).map((criterion) => (
          <li key={criterion}>{criterion}</li>
        ))}
      </ul>
    </li>
  ))
}

type ReadingProps = { readonly policy: Policy; readonly reading: NonNullable<Policy['secondReading']> }

/** What only the wider reading would meet needs a person to look at the policy. */
function SecondReading({ policy, reading }: ReadingProps) {
  return (
    <>
      <h4>Read more widely</h4>
      <p className="quiet">{reading.why}</p>
      <ul className="parameters">
        {listCaseCriteria({ ...policy, caseRule: reading.caseRule }).map((criterion) => (
          <li key={criterion}>{criterion}</li>
        ))}
        <Pathways pathways={reading.pathways} />
      </ul>
    </>
  )
}

function PolicySource({ policy }: { readonly policy: Policy }) {
  const hidden = whyHidden(policy)
  return (
    <p className="quiet">
      {policy.payer}, {policy.treatment}. <a href={policy.source.url}>{policy.source.title}</a>,{' '}
      {describeEdition(policy)}; last read {policy.asOf}. <EvidenceMark evidence={policy.evidence} />
      {hidden !== null && ` ${HIDDEN_WORDS[hidden]}`}
    </p>
  )
}

function PolicyNotes({ policy }: { readonly policy: Policy }) {
  return (
    <ul className="sentences small">
      {policy.marks.map(({ what, evidence }) => (
        <li key={what}>
          {what} <EvidenceMark evidence={evidence} />
        </li>
      ))}
      {policy.remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
      {policy.notAssessed.length > 0 && <li>Not judged here: {policy.notAssessed.join('; ')}.</li>}
      {policy.source.also.map((source) => (
        <li key={source}>Also: {source}</li>
      ))}
    </ul>
  )
}
