import type { CaseFile, OtherTreatment } from '@/lib/domain/case-file'
import { toInterval } from '@/lib/domain/quantity'
import { getAgent } from './antidepressants'
import {
  ANY_IMPROVEMENT,
  BAND_IMPROVEMENT,
  CGI_I_IMPROVEMENT,
  type Improvement,
  improvementOfScores,
  isFailure,
  recordedImprovement,
} from './improvement'
import type { Slot } from './policy-count'
import { allJudged, attested, type Judgement, settledBy } from './policy-judgement'
import type { EpisodeRule, TrialRole } from './policy-types'
import type { PreparedCase } from './prepare-case'
import { resolveDrug } from './resolve-drug'
import type { Verdict } from './verdict'

/** Improvement from which another treatment has helped, and is no failure. Percent. */
const RESPONSE = { percent: 50, inclusive: false }

type NotTried = NonNullable<CaseFile['case']['notTried']>[number]

function isContraindication({ reason }: NotTried): Verdict {
  const text = reason?.trim().toLowerCase() ?? ''
  if (text === '') return 'unknown'
  return text.startsWith('contraindicat') ? 'met' : 'notMet'
}

/** Drugs recorded as not tried because they are contraindicated: each stands in for a trial of it. */
export function listContraindicated(context: PreparedCase, roles: readonly TrialRole[]): readonly Slot[] {
  return (context.file.case.notTried ?? []).flatMap((notTried, index): Slot[] => {
    const drug = resolveDrug(notTried.drug)
    const agent = drug.kind === 'agent' ? drug.agent : null
    if (drug.kind === 'other' || agent?.role === 'countedApart') return []
    const role = agent?.role === 'augmentation' ? 'augmentation' : 'antidepressant'
    if (!roles.includes(role)) return []
    const id = `notTried.${index}`
    const reason = isContraindication(notTried)
    const name = agent === null ? settledBy('unknown', 'drug', id) : settledBy('met', 'drug', id)
    return [
      {
        id,
        key: `${role === 'augmentation' ? '+ ' : ''}${agent?.countsAs ?? `? ${notTried.drug.trim().toLowerCase()}`}`,
        drugClass: agent === null ? null : getAgent(agent.countsAs).drugClass,
        role,
        isAlone: false,
        isCurrent: 'met',
        fits: allJudged([settledBy(reason, 'contraindication', id), name]),
        byIntolerance: 'notMet',
        isTrial: false,
      },
    ]
  })
}

function improvementOf({ outcome }: OtherTreatment): Improvement {
  if (outcome === null || outcome === undefined) return ANY_IMPROVEMENT
  const { scale, baseline, endpoint, improvement, cgiI, band } = outcome
  const scored =
    scale != null && baseline != null && endpoint != null
      ? improvementOfScores(toInterval(baseline), toInterval(endpoint))
      : null
  const byCgi = cgiI == null ? null : (CGI_I_IMPROVEMENT[cgiI] ?? null)
  return (
    scored ?? recordedImprovement(improvement) ?? byCgi ?? (band == null ? ANY_IMPROVEMENT : BAND_IMPROVEMENT[band])
  )
}

function roleOf({ kind }: OtherTreatment): TrialRole | null {
  switch (kind) {
    case 'psychotherapy':
      return 'psychotherapy'
    case 'ect':
    case 'rtms':
    case 'vns':
    case 'dbs':
      return 'brainStimulation'
    case 'lightTherapy':
    case 'other':
      return null
  }
}

/** No table of ours says what an adequate course of another treatment is: only the clinician can. */
function judgeTreatment(treatment: OtherTreatment, isCurrent: Verdict, episode: EpisodeRule): Judgement {
  return allJudged([
    settledBy(isFailure(improvementOf(treatment), RESPONSE), 'outcome', treatment.id),
    attested('treatmentAdequacy', treatment.id),
    settledBy(episode === 'current' ? isCurrent : 'met', 'episode', treatment.id),
  ])
}

const EPISODE = { current: 'met', previous: 'notMet', unknown: 'unknown' } as const satisfies Record<string, Verdict>

/** Whether another treatment belongs to the current episode; left out means current, as for trials. */
export function isTreatmentCurrent({ episode }: OtherTreatment): Verdict {
  return EPISODE[episode ?? 'current']
}

/** Other treatments that a policy counts beside drugs. */
export function listOtherTreatments(
  context: PreparedCase,
  roles: readonly TrialRole[],
  episode: EpisodeRule,
): readonly Slot[] {
  return (context.file.otherTreatments ?? []).flatMap((treatment): Slot[] => {
    const role = roleOf(treatment)
    if (role === null || !roles.includes(role)) return []
    const isCurrent = isTreatmentCurrent(treatment)
    return [
      {
        id: treatment.id,
        key: `${treatment.kind} ${treatment.type?.trim().toLowerCase() ?? ''}`,
        drugClass: null,
        role,
        isAlone: false,
        isCurrent,
        fits: judgeTreatment(treatment, isCurrent, episode),
        byIntolerance: 'notMet',
        isTrial: false,
      },
    ]
  })
}
