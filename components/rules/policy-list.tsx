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
        {policy.pathways.map((pathway) => (
          <li key={pathway.id}>
            <strong>{pathway.label}</strong>
            <ul>
              {listPathwayCriteria(pathway).map((criterion) => (
                <li key={criterion}>{criterion}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <PolicyNotes policy={policy} />
    </section>
  ))
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
  const second = policy.secondReading === null ? [] : [policy.secondReading.why]
  return (
    <ul className="sentences small">
      {policy.marks.map(({ what, evidence }) => (
        <li key={what}>
          {what} <EvidenceMark evidence={evidence} />
        </li>
      ))}
      {[...second, ...policy.remarks].map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
      {policy.notAssessed.length > 0 && <li>Not judged here: {policy.notAssessed.join('; ')}.</li>}
      {policy.source.also.map((source) => (
        <li key={source}>Also: {source}</li>
      ))}
    </ul>
  )
}
