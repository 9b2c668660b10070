-- CreateEnum
CREATE TYPE "DeletedKind" AS ENUM ('trial', 'patientCase');

-- AlterTable
ALTER TABLE "PatientCase" ADD COLUMN     "factsVersion" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "clinicianId" UUID NOT NULL,
    "formKey" TEXT NOT NULL,
    "caseId" UUID,
    "trialId" UUID,
    "sequence" INTEGER NOT NULL,
    "payload" JSON NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,
    "discardedAt" TIMESTAMP(3),

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeletedRecord" (
    "id" UUID NOT NULL,
    "clinicianId" UUID NOT NULL,
    "kind" "DeletedKind" NOT NULL,
    "caseId" UUID NOT NULL,
    "trialId" UUID,
    "label" TEXT NOT NULL,
    "deletedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeletedRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeletedRow" (
    "id" BIGSERIAL NOT NULL,
    "recordId" UUID NOT NULL,
    "tableName" TEXT NOT NULL,
    "row" JSON NOT NULL,

    CONSTRAINT "DeletedRow_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Draft_clinicianId_formKey_savedAt_idx" ON "Draft"("clinicianId", "formKey", "savedAt");

-- CreateIndex
CREATE INDEX "Draft_savedAt_idx" ON "Draft"("savedAt");

-- CreateIndex
CREATE INDEX "Draft_caseId_idx" ON "Draft"("caseId");

-- CreateIndex
CREATE INDEX "Draft_trialId_idx" ON "Draft"("trialId");

-- CreateIndex
CREATE INDEX "DeletedRecord_clinicianId_deletedAt_id_idx" ON "DeletedRecord"("clinicianId", "deletedAt", "id");

-- CreateIndex
CREATE INDEX "DeletedRecord_deletedAt_idx" ON "DeletedRecord"("deletedAt");

-- CreateIndex
CREATE INDEX "DeletedRow_recordId_idx" ON "DeletedRow"("recordId");

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_clinicianId_fkey" FOREIGN KEY ("clinicianId") REFERENCES "Clinician"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PatientCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_trialId_fkey" FOREIGN KEY ("trialId") REFERENCES "Trial"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeletedRecord" ADD CONSTRAINT "DeletedRecord_clinicianId_fkey" FOREIGN KEY ("clinicianId") REFERENCES "Clinician"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeletedRow" ADD CONSTRAINT "DeletedRow_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "DeletedRecord"("id") ON DELETE CASCADE ON UPDATE CASCADE;
