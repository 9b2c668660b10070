import 'server-only'
import { CASE_FILE_FORMAT, caseFileSchema } from '@/lib/domain/case-file'
import type { StoredCase } from './cases'
import type { Prisma } from './generated/client'
import { openColumns } from './sealing/seal'
import { recorded, recordedGroup, recordedList, restoreAbsences } from './stored-absences'
import { readDate, readDay, readDoseUnit, readQuantity, readScale } from './stored-values'

const inOrder = { orderBy: { position: 'asc' } } as const

/** Everything that belongs to a case, each list in its order. */
export const WHOLE_CASE = {
  contributors: inOrder,
  scores: inOrder,
  otherDrugs: inOrder,
  notTried: inOrder,
  otherTreatments: inOrder,
  trials: {
    ...inOrder,
    include: {
      addedTo: inOrder,
      doses: inOrder,
      dispenses: inOrder,
      sideEffects: inOrder,
      stopReasons: inOrder,
      plasmaLevels: inOrder,
    },
  },
} as const satisfies Prisma.PatientCaseInclude

/** A case with everything that belongs to it, as rows. */
export type CaseRow = Prisma.PatientCaseGetPayload<{ include: typeof WHOLE_CASE }>
type TrialRow = CaseRow['trials'][number]
type TreatmentRow = CaseRow['otherTreatments'][number]

/** The case that its stored rows hold. */
export function toStoredCase(sealed: CaseRow): StoredCase {
  const row = openCaseRow(sealed)
  const fileIds = new Map(row.trials.map((trial) => [trial.id, trial.fileId]))
  const file = caseFileSchema.parse({
    format: CASE_FILE_FORMAT,
    case: readFacts(row),
    trials: row.trials.map((trial) => readTrial(trial, fileIds)),
    ...(row.otherTreatmentsRecorded ? { otherTreatments: row.otherTreatments.map(readTreatment) } : {}),
  })
  const trialKeys = Object.fromEntries(row.trials.map((trial) => [trial.fileId, trial.id]))
  const trialVersions = Object.fromEntries(row.trials.map((trial) => [trial.id, trial.version]))
  const { id, createdAt, updatedAt, version, factsVersion, conclusionVersion } = row
  return { id, file, trialKeys, createdAt, updatedAt, version, factsVersion, conclusionVersion, trialVersions }
}

function openCaseRow(row: CaseRow): CaseRow {
  return {
    ...openColumns('PatientCase', row, row),
    contributors: row.contributors.map((contributor) => openColumns('Contributor', contributor, contributor)),
    otherDrugs: row.otherDrugs.map((otherDrug) => openColumns('OtherDrug', otherDrug, otherDrug)),
    notTried: row.notTried.map((entry) => openColumns('NotTried', entry, entry)),
    otherTreatments: row.otherTreatments.map((treatment) => openColumns('OtherTreatment', treatment, treatment)),
    trials: row.trials.map(openTrialRow),
  }
}

function openTrialRow(row: TrialRow): TrialRow {
  return {
    ...openColumns('Trial', row, row),
    doses: row.doses.map((step) => openColumns('DoseStep', step, step)),
    sideEffects: row.sideEffects.map((sideEffect) => openColumns('SideEffect', sideEffect, sideEffect)),
    plasmaLevels: row.plasmaLevels.map((level) => openColumns('PlasmaLevel', level, level)),
  }
}

function readFacts(row: CaseRow) {
  const { label, birthYear, assumeAdherence, currentStatus } = row
  const facts = recorded({
    ...{ label, birthYear, assumeAdherence, currentStatus },
    assessedOn: row.assessedOn && readDay(row.assessedOn),
    diagnosis: recordedGroup({
      primary: row.diagnosisPrimary,
      psychoticFeatures: row.diagnosisPsychoticFeatures,
      bipolarScreen: row.diagnosisBipolarScreen,
    }),
    episode: recordedGroup(
      { severity: row.episodeSeverity },
      { onset: readDate('episodeOnset', row), lifetimeEpisodes: readQuantity('episodeLifetimeEpisodes', row) },
    ),
    safety: recordedGroup({
      suicidality: row.safetySuicidality,
      psychosis: row.safetyPsychosis,
      mania: row.safetyMania,
      catatonia: row.safetyCatatonia,
      notEatingOrDrinking: row.safetyNotEatingOrDrinking,
    }),
    conclusion: recordedGroup({
      verdict: row.conclusionVerdict,
      reasonCode: row.conclusionReasonCode,
      note: row.conclusionNote,
      on: row.conclusionOn && readDay(row.conclusionOn),
    }),
    ...readFactLists(row),
  })
  return restoreAbsences(facts, row)
}

function readFactLists(row: CaseRow) {
  const contributors = row.contributors.map((contributor) => {
    const { code, status, note } = contributor
    return restoreAbsences(recorded({ code, status, note }, readPeriod(contributor)), contributor)
  })
  const scores = row.scores.map((score) => ({
    scale: readScale(score.scale),
    date: readDate('date', score),
    total: readQuantity('total', score),
  }))
  const otherDrugs = row.otherDrugs.map((otherDrug) => {
    const { drug, dose, ongoing } = otherDrug
    return restoreAbsences(recorded({ drug, dose, ongoing }, readPeriod(otherDrug)), otherDrug)
  })
  const notTried = row.notTried.map((entry) => {
    const { drug, reason, note } = entry
    return restoreAbsences(recorded({ drug, reason, note }), entry)
  })
  return {
    contributors: recordedList(contributors),
    scores: recordedList(scores),
    otherDrugs: recordedList(otherDrugs),
    notTried: recordedList(notTried),
  }
}

function readPeriod(row: Parameters<typeof readDate<'start'>>[1] & Parameters<typeof readDate<'stop'>>[1]) {
  return { start: readDate('start', row), stop: readDate('stop', row) }
}

function readTreatment(row: TreatmentRow) {
  const { fileId, kind, type, laterality, ongoing, episode, comment } = row
  const treatment = recorded(
    { id: fileId, kind, type, laterality, ongoing, episode, comment, outcome: readOutcome(row) },
    {
      ...readPeriod(row),
      sessions: readQuantity('sessions', row),
      weeks: readQuantity('weeks', row),
      days: readQuantity('days', row),
    },
  )
  return restoreAbsences(treatment, row)
}

function readOutcome(row: TrialRow | TreatmentRow) {
  return recordedGroup(
    { scale: readScale(row.outcomeScale), band: row.outcomeBand, cgiI: row.outcomeCgiI },
    {
      baseline: readQuantity('outcomeBaseline', row),
      baselineOn: readDate('outcomeBaselineOn', row),
      endpoint: readQuantity('outcomeEndpoint', row),
      endpointOn: readDate('outcomeEndpointOn', row),
      improvement: readQuantity('outcomeImprovement', row),
    },
  )
}

function readTrial(row: TrialRow, fileIds: ReadonlyMap<string, string>) {
  const { fileId, drug, drugText, formulation, role, indication, episode, ongoing, maximumTolerated } = row
  const { lostResponse, antipsychoticAtTheTime, prescriber, source, comment } = row
  const trial = recorded(
    {
      ...{ id: fileId, drugText, formulation, role, indication, episode, ongoing, maximumTolerated },
      ...{ lostResponse, antipsychoticAtTheTime, prescriber, source, comment },
      cap: recordedGroup({ reason: row.capReason }, { mgPerDay: readQuantity('capMgPerDay', row) }),
      adherence: recordedGroup(
        { method: row.adherenceMethod, category: row.adherenceCategory },
        { proportion: readQuantity('adherenceProportion', row) },
      ),
      outcome: readOutcome(row),
      addedTo: recordedList(row.addedTo.map((link) => fileIds.get(link.baseId))),
      stopReason: readStopReason(row),
      ...readTrialLists(row),
    },
    { drug, ...readPeriod(row), weeks: readQuantity('weeks', row), days: readQuantity('days', row) },
  )
  return restoreAbsences(trial, row)
}

function readStopReason({ stopReasons, stopReasonListed }: TrialRow) {
  const reasons = stopReasons.map((row) => row.reason)
  return stopReasonListed ? recordedList(reasons) : reasons[0]
}

function readTrialLists(row: TrialRow) {
  const doses = row.doses.map((step) => {
    const told = {
      ...readPeriod(step),
      mgPerDay: readQuantity('mgPerDay', step),
      amount: readQuantity('amount', step),
      weeks: readQuantity('weeks', step),
      days: readQuantity('days', step),
    }
    return restoreAbsences(recorded({ unit: readDoseUnit(step.unit), ingredient: step.ingredient }, told), step)
  })
  const dispenses = row.dispenses.map((dispense) =>
    recorded(
      {},
      {
        date: readDate('date', dispense),
        daysSupply: readQuantity('daysSupply', dispense),
        mgPerDay: readQuantity('mgPerDay', dispense),
      },
    ),
  )
  const sideEffects = row.sideEffects.map((sideEffect) => {
    const { effect, severity, doseLimiting } = sideEffect
    return restoreAbsences(recorded({ effect, severity, doseLimiting }), sideEffect)
  })
  const plasmaLevels = row.plasmaLevels.map((level) => {
    const { analyte, unit, inRange, detectable, note } = level
    const told = {
      on: readDate('on', level),
      value: readQuantity('value', level),
      hoursAfterDose: readQuantity('hoursAfterDose', level),
    }
    return restoreAbsences(recorded({ analyte, unit, inRange, detectable, note }, told), level)
  })
  return {
    doses: recordedList(doses),
    dispenses: recordedList(dispenses),
    sideEffects: recordedList(sideEffects),
    plasmaLevels: recordedList(plasmaLevels),
  }
}
