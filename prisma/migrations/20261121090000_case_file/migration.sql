-- CreateEnum
CREATE TYPE "QuantityKind" AS ENUM ('exact', 'range', 'unknown');

-- CreateEnum
CREATE TYPE "DatePrecision" AS ENUM ('year', 'month', 'day', 'unknown');

-- CreateEnum
CREATE TYPE "Presence" AS ENUM ('absent', 'present', 'unknown');

-- CreateEnum
CREATE TYPE "YesNoUnknown" AS ENUM ('yes', 'no', 'unknown');

-- CreateEnum
CREATE TYPE "PrimaryDiagnosis" AS ENUM ('majorDepressiveDisorder', 'persistentDepressiveDisorder', 'bipolarDepression', 'other', 'unknown');

-- CreateEnum
CREATE TYPE "BipolarScreen" AS ENUM ('notDone', 'negative', 'positive');

-- CreateEnum
CREATE TYPE "Severity" AS ENUM ('subsyndromal', 'mild', 'moderate', 'severe', 'unknown');

-- CreateEnum
CREATE TYPE "CurrentStatus" AS ENUM ('depressed', 'responding', 'remission', 'unknown');

-- CreateEnum
CREATE TYPE "ContributorStatus" AS ENUM ('notAssessed', 'ruledOut', 'present', 'treated');

-- CreateEnum
CREATE TYPE "Formulation" AS ENUM ('IR', 'SR', 'XR', 'CR', 'XL', 'weekly', 'patch', 'nasal', 'infusion');

-- CreateEnum
CREATE TYPE "TrialRole" AS ENUM ('monotherapy', 'combination', 'augmentation');

-- CreateEnum
CREATE TYPE "Indication" AS ENUM ('depression', 'other', 'unknown');

-- CreateEnum
CREATE TYPE "EpisodeOfTrial" AS ENUM ('current', 'previous', 'unknown');

-- CreateEnum
CREATE TYPE "DoseUnit" AS ENUM ('mg/day', 'mg/24h', 'mg/week', 'mg/session', 'mg/kg', 'mcg/day', 'mmol/L');

-- CreateEnum
CREATE TYPE "CapReason" AS ENUM ('age', 'renal', 'hepatic', 'metaboliser', 'inhibitor', 'other');

-- CreateEnum
CREATE TYPE "AdherenceMethod" AS ENUM ('refillRecord', 'plasmaLevel', 'pillCount', 'selfReport', 'clinicianImpression', 'unknown');

-- CreateEnum
CREATE TYPE "AdherenceCategory" AS ENUM ('good', 'partial', 'poor');

-- CreateEnum
CREATE TYPE "Scale" AS ENUM ('PHQ-9', 'QIDS-SR16', 'IDS-SR30', 'MADRS', 'HAM-D17', 'BDI-II');

-- CreateEnum
CREATE TYPE "OutcomeBand" AS ENUM ('remission', 'response', 'partial', 'minimal', 'none', 'worse', 'failed', 'notFailed');

-- CreateEnum
CREATE TYPE "StopReason" AS ENUM ('lackOfEfficacy', 'partialResponse', 'lossOfResponse', 'sideEffects', 'maniaOrHypomania', 'suicidality', 'seriousReaction', 'interaction', 'contraindication', 'nonAdherence', 'cost', 'pregnancy', 'patientPreference', 'remission', 'switchedByPrescriber', 'unknown');

-- CreateEnum
CREATE TYPE "Source" AS ENUM ('pharmacyRecord', 'chart', 'clinicianNote', 'informant', 'patientRecall', 'unknown');

-- CreateEnum
CREATE TYPE "TreatmentKind" AS ENUM ('psychotherapy', 'ect', 'rtms', 'vns', 'dbs', 'lightTherapy', 'other');

-- CreateEnum
CREATE TYPE "SideEffectSeverity" AS ENUM ('mild', 'moderate', 'severe', 'unknown');

-- CreateEnum
CREATE TYPE "CaseVerdict" AS ENUM ('outOfScope', 'criteriaMet', 'indeterminate', 'pseudoResistance', 'notResistant');

-- CreateTable
CREATE TABLE "Clinician" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "sessionEpoch" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMP(3),

    CONSTRAINT "Clinician_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "clinicianId" UUID NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastActivityAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RejectedForm" (
    "id" UUID NOT NULL,
    "clinicianId" UUID NOT NULL,
    "formKey" TEXT NOT NULL,
    "payload" JSON NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RejectedForm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PatientCase" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "label" TEXT NOT NULL,
    "birthYear" INTEGER,
    "assessedOn" DATE,
    "assumeAdherence" BOOLEAN,
    "diagnosisPrimary" "PrimaryDiagnosis",
    "diagnosisPsychoticFeatures" "Presence",
    "diagnosisBipolarScreen" "BipolarScreen",
    "episodeOnset" DATE,
    "episodeOnsetPrecision" "DatePrecision",
    "episodeSeverity" "Severity",
    "episodeLifetimeEpisodesKind" "QuantityKind",
    "episodeLifetimeEpisodesMin" DOUBLE PRECISION,
    "episodeLifetimeEpisodesMax" DOUBLE PRECISION,
    "currentStatus" "CurrentStatus",
    "safetySuicidality" "Presence",
    "safetyPsychosis" "Presence",
    "safetyMania" "Presence",
    "safetyCatatonia" "Presence",
    "safetyNotEatingOrDrinking" "Presence",
    "conclusionVerdict" "CaseVerdict",
    "conclusionReasonCode" TEXT,
    "conclusionNote" TEXT,
    "conclusionOn" DATE,
    "notKnown" TEXT[],
    "recordedEmpty" TEXT[],
    "otherTreatmentsRecorded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PatientCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contributor" (
    "caseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "status" "ContributorStatus" NOT NULL,
    "start" DATE,
    "startPrecision" "DatePrecision",
    "stop" DATE,
    "stopPrecision" "DatePrecision",
    "note" TEXT,
    "notKnown" TEXT[],

    CONSTRAINT "Contributor_pkey" PRIMARY KEY ("caseId","position")
);

-- CreateTable
CREATE TABLE "SymptomScore" (
    "caseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "scale" "Scale" NOT NULL,
    "date" DATE,
    "datePrecision" "DatePrecision",
    "totalKind" "QuantityKind",
    "totalMin" DOUBLE PRECISION,
    "totalMax" DOUBLE PRECISION,

    CONSTRAINT "SymptomScore_pkey" PRIMARY KEY ("caseId","position")
);

-- CreateTable
CREATE TABLE "OtherDrug" (
    "caseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "drug" TEXT NOT NULL,
    "dose" TEXT,
    "start" DATE,
    "startPrecision" "DatePrecision",
    "stop" DATE,
    "stopPrecision" "DatePrecision",
    "ongoing" BOOLEAN,
    "notKnown" TEXT[],

    CONSTRAINT "OtherDrug_pkey" PRIMARY KEY ("caseId","position")
);

-- CreateTable
CREATE TABLE "NotTried" (
    "caseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "drug" TEXT NOT NULL,
    "reason" TEXT,
    "note" TEXT,
    "notKnown" TEXT[],

    CONSTRAINT "NotTried_pkey" PRIMARY KEY ("caseId","position")
);

-- CreateTable
CREATE TABLE "OtherTreatment" (
    "caseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "fileId" TEXT NOT NULL,
    "kind" "TreatmentKind" NOT NULL,
    "type" TEXT,
    "sessionsKind" "QuantityKind",
    "sessionsMin" DOUBLE PRECISION,
    "sessionsMax" DOUBLE PRECISION,
    "weeksKind" "QuantityKind",
    "weeksMin" DOUBLE PRECISION,
    "weeksMax" DOUBLE PRECISION,
    "daysKind" "QuantityKind",
    "daysMin" DOUBLE PRECISION,
    "daysMax" DOUBLE PRECISION,
    "laterality" TEXT,
    "start" DATE,
    "startPrecision" "DatePrecision",
    "stop" DATE,
    "stopPrecision" "DatePrecision",
    "ongoing" BOOLEAN,
    "episode" "EpisodeOfTrial",
    "outcomeScale" "Scale",
    "outcomeBaselineKind" "QuantityKind",
    "outcomeBaselineMin" DOUBLE PRECISION,
    "outcomeBaselineMax" DOUBLE PRECISION,
    "outcomeBaselineOn" DATE,
    "outcomeBaselineOnPrecision" "DatePrecision",
    "outcomeEndpointKind" "QuantityKind",
    "outcomeEndpointMin" DOUBLE PRECISION,
    "outcomeEndpointMax" DOUBLE PRECISION,
    "outcomeEndpointOn" DATE,
    "outcomeEndpointOnPrecision" "DatePrecision",
    "outcomeImprovementKind" "QuantityKind",
    "outcomeImprovementMin" DOUBLE PRECISION,
    "outcomeImprovementMax" DOUBLE PRECISION,
    "outcomeBand" "OutcomeBand",
    "outcomeCgiI" INTEGER,
    "comment" TEXT,
    "notKnown" TEXT[],
    "recordedEmpty" TEXT[],

    CONSTRAINT "OtherTreatment_pkey" PRIMARY KEY ("caseId","position")
);

-- CreateTable
CREATE TABLE "Trial" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "fileId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "drug" TEXT,
    "drugText" TEXT,
    "formulation" "Formulation",
    "role" "TrialRole",
    "indication" "Indication",
    "episode" "EpisodeOfTrial",
    "start" DATE,
    "startPrecision" "DatePrecision",
    "stop" DATE,
    "stopPrecision" "DatePrecision",
    "ongoing" BOOLEAN,
    "weeksKind" "QuantityKind",
    "weeksMin" DOUBLE PRECISION,
    "weeksMax" DOUBLE PRECISION,
    "daysKind" "QuantityKind",
    "daysMin" DOUBLE PRECISION,
    "daysMax" DOUBLE PRECISION,
    "maximumTolerated" "YesNoUnknown",
    "capMgPerDayKind" "QuantityKind",
    "capMgPerDayMin" DOUBLE PRECISION,
    "capMgPerDayMax" DOUBLE PRECISION,
    "capReason" "CapReason",
    "adherenceMethod" "AdherenceMethod",
    "adherenceProportionKind" "QuantityKind",
    "adherenceProportionMin" DOUBLE PRECISION,
    "adherenceProportionMax" DOUBLE PRECISION,
    "adherenceCategory" "AdherenceCategory",
    "outcomeScale" "Scale",
    "outcomeBaselineKind" "QuantityKind",
    "outcomeBaselineMin" DOUBLE PRECISION,
    "outcomeBaselineMax" DOUBLE PRECISION,
    "outcomeBaselineOn" DATE,
    "outcomeBaselineOnPrecision" "DatePrecision",
    "outcomeEndpointKind" "QuantityKind",
    "outcomeEndpointMin" DOUBLE PRECISION,
    "outcomeEndpointMax" DOUBLE PRECISION,
    "outcomeEndpointOn" DATE,
    "outcomeEndpointOnPrecision" "DatePrecision",
    "outcomeImprovementKind" "QuantityKind",
    "outcomeImprovementMin" DOUBLE PRECISION,
    "outcomeImprovementMax" DOUBLE PRECISION,
    "outcomeBand" "OutcomeBand",
    "outcomeCgiI" INTEGER,
    "lostResponse" BOOLEAN,
    "stopReasonListed" BOOLEAN NOT NULL,
    "antipsychoticAtTheTime" "YesNoUnknown",
    "prescriber" TEXT,
    "source" "Source",
    "comment" TEXT,
    "notKnown" TEXT[],
    "recordedEmpty" TEXT[],

    CONSTRAINT "Trial_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AddedTo" (
    "trialId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "baseId" UUID NOT NULL,

    CONSTRAINT "AddedTo_pkey" PRIMARY KEY ("trialId","position")
);

-- CreateTable
CREATE TABLE "DoseStep" (
    "trialId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "mgPerDayKind" "QuantityKind",
    "mgPerDayMin" DOUBLE PRECISION,
    "mgPerDayMax" DOUBLE PRECISION,
    "amountKind" "QuantityKind",
    "amountMin" DOUBLE PRECISION,
    "amountMax" DOUBLE PRECISION,
    "unit" "DoseUnit",
    "ingredient" TEXT,
    "start" DATE,
    "startPrecision" "DatePrecision",
    "stop" DATE,
    "stopPrecision" "DatePrecision",
    "weeksKind" "QuantityKind",
    "weeksMin" DOUBLE PRECISION,
    "weeksMax" DOUBLE PRECISION,
    "daysKind" "QuantityKind",
    "daysMin" DOUBLE PRECISION,
    "daysMax" DOUBLE PRECISION,
    "notKnown" TEXT[],

    CONSTRAINT "DoseStep_pkey" PRIMARY KEY ("trialId","position")
);

-- CreateTable
CREATE TABLE "Dispense" (
    "trialId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "date" DATE,
    "datePrecision" "DatePrecision",
    "daysSupplyKind" "QuantityKind",
    "daysSupplyMin" DOUBLE PRECISION,
    "daysSupplyMax" DOUBLE PRECISION,
    "mgPerDayKind" "QuantityKind",
    "mgPerDayMin" DOUBLE PRECISION,
    "mgPerDayMax" DOUBLE PRECISION,

    CONSTRAINT "Dispense_pkey" PRIMARY KEY ("trialId","position")
);

-- CreateTable
CREATE TABLE "SideEffect" (
    "trialId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "effect" TEXT NOT NULL,
    "severity" "SideEffectSeverity",
    "doseLimiting" BOOLEAN,
    "notKnown" TEXT[],

    CONSTRAINT "SideEffect_pkey" PRIMARY KEY ("trialId","position")
);

-- CreateTable
CREATE TABLE "TrialStopReason" (
    "trialId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "reason" "StopReason" NOT NULL,

    CONSTRAINT "TrialStopReason_pkey" PRIMARY KEY ("trialId","position")
);

-- CreateTable
CREATE TABLE "PlasmaLevel" (
    "trialId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "on" DATE,
    "onPrecision" "DatePrecision",
    "analyte" TEXT,
    "valueKind" "QuantityKind",
    "valueMin" DOUBLE PRECISION,
    "valueMax" DOUBLE PRECISION,
    "unit" TEXT,
    "hoursAfterDoseKind" "QuantityKind",
    "hoursAfterDoseMin" DOUBLE PRECISION,
    "hoursAfterDoseMax" DOUBLE PRECISION,
    "inRange" BOOLEAN,
    "detectable" BOOLEAN,
    "note" TEXT,
    "notKnown" TEXT[],

    CONSTRAINT "PlasmaLevel_pkey" PRIMARY KEY ("trialId","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "Clinician_username_key" ON "Clinician"("username");

-- CreateIndex
CREATE INDEX "Session_clinicianId_idx" ON "Session"("clinicianId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE INDEX "RejectedForm_clinicianId_idx" ON "RejectedForm"("clinicianId");

-- CreateIndex
CREATE INDEX "RejectedForm_expiresAt_idx" ON "RejectedForm"("expiresAt");

-- CreateIndex
CREATE INDEX "PatientCase_ownerId_updatedAt_id_idx" ON "PatientCase"("ownerId", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "PatientCase_ownerId_createdAt_id_idx" ON "PatientCase"("ownerId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "OtherTreatment_caseId_fileId_key" ON "OtherTreatment"("caseId", "fileId");

-- CreateIndex
CREATE UNIQUE INDEX "Trial_caseId_position_key" ON "Trial"("caseId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Trial_caseId_fileId_key" ON "Trial"("caseId", "fileId");

-- CreateIndex
CREATE INDEX "AddedTo_baseId_idx" ON "AddedTo"("baseId");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_clinicianId_fkey" FOREIGN KEY ("clinicianId") REFERENCES "Clinician"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RejectedForm" ADD CONSTRAINT "RejectedForm_clinicianId_fkey" FOREIGN KEY ("clinicianId") REFERENCES "Clinician"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatientCase" ADD CONSTRAINT "PatientCase_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Clinician"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contributor" ADD CONSTRAINT "Contributor_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PatientCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SymptomScore" ADD CONSTRAINT "SymptomScore_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PatientCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OtherDrug" ADD CONSTRAINT "OtherDrug_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PatientCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotTried" ADD CONSTRAINT "NotTried_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PatientCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OtherTreatment" ADD CONSTRAINT "OtherTreatment_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PatientCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Trial" ADD CONSTRAINT "Trial_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PatientCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AddedTo" ADD CONSTRAINT "AddedTo_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AddedTo" ADD CONSTRAINT "AddedTo_baseId_fkey" FOREIGN KEY ("baseId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DoseStep" ADD CONSTRAINT "DoseStep_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispense" ADD CONSTRAINT "Dispense_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SideEffect" ADD CONSTRAINT "SideEffect_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TrialStopReason" ADD CONSTRAINT "TrialStopReason_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlasmaLevel" ADD CONSTRAINT "PlasmaLevel_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say.

-- A clinician signs in under one spelling.
ALTER TABLE "Clinician" ADD CONSTRAINT "Clinician_username_lower_case" CHECK ("username" = lower("username"));

-- A quantity is stored in one way only: see the head of prisma/schema.prisma.
DO $$
DECLARE
  quantity record;
BEGIN
  FOR quantity IN
    SELECT table_name, left(column_name, -4) AS name
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND udt_name = 'QuantityKind'
  LOOP
    EXECUTE format(
      'ALTER TABLE %1$I ADD CONSTRAINT %2$I CHECK (
        CASE %3$I
          WHEN ''exact'' THEN %4$I IS NOT NULL AND %5$I IS NOT NULL AND %4$I = %5$I
          WHEN ''range'' THEN COALESCE(%4$I, %5$I) IS NOT NULL AND COALESCE(%4$I <= %5$I, true)
          ELSE %4$I IS NULL AND %5$I IS NULL
        END)',
      quantity.table_name,
      quantity.table_name || '_' || quantity.name || '_quantity',
      quantity.name || 'Kind', quantity.name || 'Min', quantity.name || 'Max'
    );
  END LOOP;
END $$;

-- A partial date is its first possible day.
DO $$
DECLARE
  partial record;
BEGIN
  FOR partial IN
    SELECT table_name, left(column_name, -9) AS name
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND udt_name = 'DatePrecision'
  LOOP
    EXECUTE format(
      'ALTER TABLE %1$I ADD CONSTRAINT %2$I CHECK (
        CASE %3$I
          WHEN ''year'' THEN %4$I IS NOT NULL AND extract(month FROM %4$I) = 1 AND extract(day FROM %4$I) = 1
          WHEN ''month'' THEN %4$I IS NOT NULL AND extract(day FROM %4$I) = 1
          WHEN ''day'' THEN %4$I IS NOT NULL
          ELSE %4$I IS NULL
        END)',
      partial.table_name,
      partial.table_name || '_' || partial.name || '_partial_date',
      partial.name || 'Precision', partial.name
    );
  END LOOP;
END $$;
