-- AlterTable
ALTER TABLE "PatientCase" ADD COLUMN     "labelKey" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "CaseIndex" (
    "caseId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "caseVersion" INTEGER NOT NULL,
    "computedBy" TEXT COLLATE "C" NOT NULL,
    "computedFor" DATE,

    CONSTRAINT "CaseIndex_pkey" PRIMARY KEY ("caseId")
);

-- CreateTable
CREATE TABLE "CaseTrait" (
    "caseId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "trait" TEXT COLLATE "C" NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "labelKey" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "CaseTrait_pkey" PRIMARY KEY ("caseId","trait")
);

-- CreateTable
CREATE TABLE "CaseSearch" (
    "id" UUID NOT NULL,
    "clinicianId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CaseSearch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CaseIndex_computedBy_computedFor_idx" ON "CaseIndex"("computedBy", "computedFor");

-- CreateIndex
CREATE INDEX "CaseIndex_ownerId_computedBy_computedFor_idx" ON "CaseIndex"("ownerId", "computedBy", "computedFor");

-- CreateIndex
CREATE INDEX "CaseTrait_ownerId_trait_changedAt_caseId_idx" ON "CaseTrait"("ownerId", "trait", "changedAt", "caseId");

-- CreateIndex
CREATE INDEX "CaseTrait_ownerId_trait_createdAt_caseId_idx" ON "CaseTrait"("ownerId", "trait", "createdAt", "caseId");

-- CreateIndex
CREATE INDEX "CaseTrait_ownerId_trait_labelKey_caseId_idx" ON "CaseTrait"("ownerId", "trait", "labelKey", "caseId");

-- CreateIndex
CREATE INDEX "CaseSearch_clinicianId_idx" ON "CaseSearch"("clinicianId");

-- CreateIndex
CREATE INDEX "CaseSearch_expiresAt_idx" ON "CaseSearch"("expiresAt");

-- CreateIndex
CREATE INDEX "PatientCase_ownerId_labelKey_id_idx" ON "PatientCase"("ownerId", "labelKey", "id");

-- AddForeignKey
ALTER TABLE "CaseIndex" ADD CONSTRAINT "CaseIndex_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PatientCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseTrait" ADD CONSTRAINT "CaseTrait_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PatientCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseSearch" ADD CONSTRAINT "CaseSearch_clinicianId_fkey" FOREIGN KEY ("clinicianId") REFERENCES "Clinician"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is there is indexed by nothing yet, which makes its index stale: the next start computes it.
UPDATE "PatientCase" SET "labelKey" = left(lower("label"), 200);
INSERT INTO "CaseIndex" ("caseId", "ownerId", "caseVersion", "computedBy") SELECT "id", "ownerId", 0, '' FROM "PatientCase";
