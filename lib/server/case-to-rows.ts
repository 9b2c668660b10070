import 'server-only'
import type { AntidepressantTrial, CaseFacts, OtherTreatment, TrialOutcome } from '@/lib/domain/case-file'
import { listStopReasons } from '@/lib/domain/stop-reasons'
import type { Prisma } from './generated/client'
import { sealColumns } from './sealing/seal'
import { findAbsences } from './stored-absences'
import { dateColumns, quantityColumns, toDateColumn, toDoseUnitColumn, toScaleColumn } from './stored-values'

/** The columns of a case's own facts, sealed for the case. */
export function toCaseColumns(caseId: string, facts: CaseFacts) {
  const { diagnosis, episode, safety, conclusion } = facts
  const columns = {
    label: facts.label,
    birthYear: facts.birthYear ?? null,
    assessedOn: facts.assessedOn === undefined ? null : toDateColumn(facts.assessedOn),
    assumeAdherence: facts.assumeAdherence ?? null,
    diagnosisPrimary: diagnosis?.primary ?? null,
    diagnosisPsychoticFeatures: diagnosis?.psychoticFeatures ?? null,
    diagnosisBipolarScreen: diagnosis?.bipolarScreen ?? null,
    ...dateColumns('episodeOnset', episode?.onset),
    episodeSeverity: episode?.severity ?? null,
    ...quantityColumns('episodeLifetimeEpisodes', episode?.lifetimeEpisodes),
    currentStatus: facts.currentStatus ?? null,
    safetySuicidality: safety?.suicidality ?? null,
    safetyPsychosis: safety?.psychosis ?? null,
    safetyMania: safety?.mania ?? null,
    safetyCatatonia: safety?.catatonia ?? null,
    safetyNotEatingOrDrinking: safety?.notEatingOrDrinking ?? null,
    conclusionVerdict: conclusion?.verdict ?? null,
    conclusionReasonCode: conclusion?.reasonCode ?? null,
    conclusionNote: conclusion?.note ?? null,
    conclusionOn: conclusion?.on ? toDateColumn(conclusion.on) : null,
  } satisfies Partial<Prisma.PatientCaseCreateManyInput>
  return sealColumns('PatientCase', { id: caseId }, { ...columns, ...findAbsences(facts, columns) })
}

/** The rows of the lists among a case's own facts. */
export function toFactRows(caseId: string, facts: CaseFacts) {
  return {
    contributor: (facts.contributors ?? []).map((contributor, position) => {
      const { code, status, note } = contributor
      const dates = { ...dateColumns('start', contributor.start), ...dateColumns('stop', contributor.stop) }
      const { notKnown } = findAbsences(contributor, dates)
      const key = { caseId, position }
      return { ...key, code, status, ...sealColumns('Contributor', key, { note: note ?? null }), ...dates, notKnown }
    }),
    symptomScore: (facts.scores ?? []).map(({ scale, date, total }, position) => ({
      caseId,
      position,
      scale: toScaleColumn(scale),
      ...dateColumns('date', date),
      ...quantityColumns('total', total),
    })),
    otherDrug: (facts.otherDrugs ?? []).map((otherDrug, position) => {
      const { drug, dose, ongoing } = otherDrug
      const dates = { ...dateColumns('start', otherDrug.start), ...dateColumns('stop', otherDrug.stop) }
      const { notKnown } = findAbsences(otherDrug, dates)
      const key = { caseId, position }
      const typed = sealColumns('OtherDrug', key, { drug, dose: dose ?? null })
      return { ...key, ...typed, ongoing: ongoing ?? null, ...dates, notKnown }
    }),
    notTried: (facts.notTried ?? []).map((notTried, position) => {
      const { drug, reason, note } = notTried
      const { notKnown } = findAbsences(notTried, {})
      const key = { caseId, position }
      return { ...key, ...sealColumns('NotTried', key, { drug, reason: reason ?? null, note: note ?? null }), notKnown }
    }),
  } satisfies Partial<Rows>
}

/** The rows of the treatments that are not trials of a drug. */
export function toTreatmentRows(caseId: string, treatments: readonly OtherTreatment[]) {
  return treatments.map((treatment, position) => {
    const columns = {
      kind: treatment.kind,
      type: treatment.type ?? null,
      ...quantityColumns('sessions', treatment.sessions),
      ...quantityColumns('weeks', treatment.weeks),
      ...quantityColumns('days', treatment.days),
      laterality: treatment.laterality ?? null,
      ...dateColumns('start', treatment.start),
      ...dateColumns('stop', treatment.stop),
      ongoing: treatment.ongoing ?? null,
      episode: treatment.episode ?? null,
      ...toOutcomeColumns(treatment.outcome),
      comment: treatment.comment ?? null,
    }
    const key = { caseId, position }
    const sealed = sealColumns('OtherTreatment', key, columns)
    return { ...key, fileId: treatment.id, ...sealed, ...findAbsences(treatment, columns) }
  }) satisfies Prisma.OtherTreatmentCreateManyInput[]
}

function toOutcomeColumns(outcome: TrialOutcome | null | undefined) {
  return {
    outcomeScale: outcome?.scale ? toScaleColumn(outcome.scale) : null,
    ...quantityColumns('outcomeBaseline', outcome?.baseline),
    ...dateColumns('outcomeBaselineOn', outcome?.baselineOn),
    ...quantityColumns('outcomeEndpoint', outcome?.endpoint),
    ...dateColumns('outcomeEndpointOn', outcome?.endpointOn),
    ...quantityColumns('outcomeImprovement', outcome?.improvement),
    outcomeBand: outcome?.band ?? null,
    outcomeCgiI: outcome?.cgiI ?? null,
  }
}

/** The columns of a trial, sealed for its key. */
export function toTrialColumns(trialKey: string, trial: AntidepressantTrial) {
  const columns = {
    drug: trial.drug,
    drugText: trial.drugText ?? null,
    formulation: trial.formulation ?? null,
    role: trial.role ?? null,
    indication: trial.indication ?? null,
    episode: trial.episode ?? null,
    ...dateColumns('start', trial.start),
    ...dateColumns('stop', trial.stop),
    ongoing: trial.ongoing ?? null,
    ...quantityColumns('weeks', trial.weeks),
    ...quantityColumns('days', trial.days),
    maximumTolerated: trial.maximumTolerated ?? null,
    ...quantityColumns('capMgPerDay', trial.cap?.mgPerDay),
    capReason: trial.cap?.reason ?? null,
    adherenceMethod: trial.adherence?.method ?? null,
    ...quantityColumns('adherenceProportion', trial.adherence?.proportion),
    adherenceCategory: trial.adherence?.category ?? null,
    ...toOutcomeColumns(trial.outcome),
    lostResponse: trial.lostResponse ?? null,
    stopReasonListed: Array.isArray(trial.stopReason),
    antipsychoticAtTheTime: trial.antipsychoticAtTheTime ?? null,
    prescriber: trial.prescriber ?? null,
    source: trial.source ?? null,
    comment: trial.comment ?? null,
  } satisfies Partial<Prisma.TrialCreateManyInput>
  return sealColumns('Trial', { id: trialKey }, { ...columns, ...findAbsences(trial, columns) })
}

/** The rows of the lists of a trial, all but the trials that it was added to. */
export function toTrialRows(trialId: string, trial: AntidepressantTrial) {
  return {
    doseStep: (trial.doses ?? []).map((step, position) => {
      const columns = {
        ...quantityColumns('mgPerDay', step.mgPerDay),
        ...quantityColumns('amount', step.amount),
        unit: step.unit === undefined ? null : toDoseUnitColumn(step.unit),
        ingredient: step.ingredient ?? null,
        ...dateColumns('start', step.start),
        ...dateColumns('stop', step.stop),
        ...quantityColumns('weeks', step.weeks),
        ...quantityColumns('days', step.days),
      }
      const key = { trialId, position }
      return { ...key, ...sealColumns('DoseStep', key, columns), notKnown: findAbsences(step, columns).notKnown }
    }),
    dispense: (trial.dispenses ?? []).map(({ date, daysSupply, mgPerDay }, position) => ({
      trialId,
      position,
      ...dateColumns('date', date),
      ...quantityColumns('daysSupply', daysSupply),
      ...quantityColumns('mgPerDay', mgPerDay),
    })),
    sideEffect: (trial.sideEffects ?? []).map((sideEffect, position) => ({
      trialId,
      position,
      ...sealColumns('SideEffect', { trialId, position }, { effect: sideEffect.effect }),
      severity: sideEffect.severity ?? null,
      doseLimiting: sideEffect.doseLimiting ?? null,
      notKnown: findAbsences(sideEffect, {}).notKnown,
    })),
    trialStopReason: listStopReasons(trial).map((reason, position) => ({ trialId, position, reason })),
    plasmaLevel: (trial.plasmaLevels ?? []).map((level, position) => {
      const columns = {
        ...dateColumns('on', level.on),
        analyte: level.analyte ?? null,
        ...quantityColumns('value', level.value),
        unit: level.unit ?? null,
        ...quantityColumns('hoursAfterDose', level.hoursAfterDose),
        inRange: level.inRange ?? null,
        detectable: level.detectable ?? null,
        note: level.note ?? null,
      }
      const key = { trialId, position }
      return { ...key, ...sealColumns('PlasmaLevel', key, columns), notKnown: findAbsences(level, columns).notKnown }
    }),
  } satisfies Partial<Rows>
}

/** New rows by table, in the order in which they can be written. */
export type Rows = {
  readonly patientCase: Prisma.PatientCaseCreateManyInput[]
  readonly contributor: Prisma.ContributorCreateManyInput[]
  readonly symptomScore: Prisma.SymptomScoreCreateManyInput[]
  readonly otherDrug: Prisma.OtherDrugCreateManyInput[]
  readonly notTried: Prisma.NotTriedCreateManyInput[]
  readonly otherTreatment: Prisma.OtherTreatmentCreateManyInput[]
  readonly trial: Prisma.TrialCreateManyInput[]
  readonly addedTo: Prisma.AddedToCreateManyInput[]
  readonly doseStep: Prisma.DoseStepCreateManyInput[]
  readonly dispense: Prisma.DispenseCreateManyInput[]
  readonly sideEffect: Prisma.SideEffectCreateManyInput[]
  readonly trialStopReason: Prisma.TrialStopReasonCreateManyInput[]
  readonly plasmaLevel: Prisma.PlasmaLevelCreateManyInput[]
}
