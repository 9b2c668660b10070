import { EvidenceMark } from '@/components/marks/evidence-mark'
import { VerdictMark } from '@/components/marks/verdict-mark'
import type { CaseFile } from '@/lib/domain/case-file'
import {
  describeAsOf,
  describePathway,
  describePolicyNeed,
  describePolicyResult,
  POLICY_RESULT_LABELS,
} from '@/lib/exchange/describe-policy'
import { describeCaseCriterion } from '@/lib/exchange/describe-policy-criteria'
import { VERDICT_LABELS } from '@/lib/exchange/labels'
import { getPolicy } from '@/lib/rules/policies'
import type { Policy, PolicyEvaluation, PolicyResult } from '@/lib/rules/policy-types'
import type { Verdict } from '@/lib/rules/verdict'

type Props = { readonly evaluations: readonly PolicyEvaluation[]; readonly file: CaseFile }

const MARKS = {
  met: 'met',
  metByOurDefinition: 'met',
  notMet: 'notMet',
  needsData: 'unknown',
  attestationNeeded: 'unknown',
  notEvaluable: 'unknown',
} as const satisfies Record<PolicyResult, Verdict>

const HEADS = { result: 'The recorded trials', why: 'Why, and what is needed' } as const

/** What the recorded trials come to under each published policy; those not verified wait until they are asked for. */
export function PolicyTable({ evaluations, file }: Props) {
  const hidden = evaluations.filter(({ isShownByDefault }) => !isShownByDefault)
  return (
    <>
      <p className="quiet">
        Criteria as published on their dates. Check the current policy: this says nothing of what a payer will decide.
      </p>
      <PolicyRows evaluations={evaluations.filter((one) => one.isShownByDefault)} file={file} name="Policies" />
      {hidden.length > 0 && (
        <details className="trial-details">
          <summary>Policies not verified, or without a readable count ({hidden.length})</summary>
          <PolicyRows evaluations={hidden} file={file} name="Policies not verified" />
        </details>
      )}
    </>
  )
}

function PolicyRows({ evaluations, file, name }: Props & { readonly name: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
    <section className="scroll-box" tabIndex={0} aria-label={`${name}, scrolls sideways`}>
      <table className="table wordy">
        <thead>
          <tr>
            <th scope="col">Policy</th>
            <th scope="col">{HEADS.result}</th>
            <th scope="col">{HEADS.why}</th>
          </tr>
        </thead>
        <tbody>
          {evaluations.map((evaluation) => {
            const policy = getPolicy(evaluation.id)
            return policy === null ? null : (
              <PolicyRow key={evaluation.id} evaluation={evaluation} policy={policy} file={file} />
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

type RowProps = { readonly evaluation: PolicyEvaluation; readonly policy: Policy; readonly file: CaseFile }

function PolicyRow({ evaluation, policy, file }: RowProps) {
  const labels = new Map(policy.pathways.map(({ id, label }) => [id, label]))
  return (
    <tr>
      <th scope="row">
        <a href={`/rules#policy-${policy.id}`}>{policy.label}</a>
        <span className="under">
          <a href={policy.source.url} rel="noreferrer">
            {policy.source.title}
          </a>
          , {describeAsOf(policy)} <EvidenceMark evidence={policy.evidence} />
        </span>
      </th>
      <td data-head={HEADS.result}>
        <span className="marked">
          <VerdictMark verdict={MARKS[evaluation.result]} label="" />
          {POLICY_RESULT_LABELS[evaluation.result]}
        </span>
      </td>
      <td data-head={HEADS.why}>
        <p>{describePolicyResult(evaluation)}</p>
        <ul className="sentences small">
          {evaluation.conditions.map(({ code, verdict }) => (
            <li key={code}>
              {describeCaseCriterion(policy, code)}:{' '}
              <span className="marked">
                <VerdictMark verdict={verdict} label="" />
                {VERDICT_LABELS[verdict]}
              </span>
            </li>
          ))}
          {evaluation.pathways.map((pathway) => (
            <li key={pathway.id}>{describePathway(pathway, labels.get(pathway.id) ?? pathway.id)}</li>
          ))}
          {evaluation.needs.map((need) => (
            <li key={`${need.code} ${need.about} ${need.detail}`}>{describePolicyNeed(need, file)}</li>
          ))}
        </ul>
      </td>
    </tr>
  )
}
