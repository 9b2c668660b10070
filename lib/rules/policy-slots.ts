import type { CaseFile, OtherTreatment } from '@/lib/domain/case-file'
import { getAgent } from './antidepressants'
import { type JudgedTreatment, judgeTreatment } from './other-treatments'
import type { Slot } from './policy-count'
import { allJudged, attested, type Judgement, settledBy } from './policy-judgement'
import type { EpisodeRule, TrialRole } from './policy-types'
import type { PreparedCase } from './prepare-case'
import { resolveDrug, toAliasKey } from './resolve-drug'
import type { Verdict } from './verdict'

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
    const name = settledBy(agent === null ? 'unknown' : 'met', 'drug', id)
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

const ROLE = {
  psychotherapy: 'psychotherapy',
  ect: 'brainStimulation',
  rtms: 'brainStimulation',
  vns: 'brainStimulation',
  dbs: 'brainStimulation',
  lightTherapy: null,
  other: null,
} as const satisfies Record<OtherTreatment['kind'], TrialRole | null>

/** No table of ours says what an adequate course of another treatment is: only the clinician can. */
function judgeFit({ treatment, failed, isCurrent, isContradictory }: JudgedTreatment, episode: EpisodeRule): Judgement {
  return allJudged([
    settledBy(failed, isContradictory ? 'facts' : 'outcome', treatment.id),
    attested('treatmentAdequacy', treatment.id),
    settledBy(episode === 'current' ? isCurrent : 'met', 'episode', treatment.id),
  ])
}

/** Other treatments that a policy counts beside drugs. */
export function listOtherTreatments(
  context: PreparedCase,
  roles: readonly TrialRole[],
  episode: EpisodeRule,
): readonly Slot[] {
  return (context.file.otherTreatments ?? []).flatMap((treatment): Slot[] => {
    const role = ROLE[treatment.kind]
    if (role === null || !roles.includes(role)) return []
    const judged = judgeTreatment(treatment, context)
    return [
      {
        id: treatment.id,
        key: `${treatment.kind} ${toAliasKey(treatment.type ?? '')}`,
        drugClass: null,
        role,
        isAlone: false,
        isCurrent: judged.isCurrent,
        fits: judgeFit(judged, episode),
        byIntolerance: 'notMet',
        isTrial: false,
      },
    ]
  })
}
