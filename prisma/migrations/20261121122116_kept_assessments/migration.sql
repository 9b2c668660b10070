-- CreateTable
CREATE TABLE "KeptAssessment" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "clinicianId" UUID NOT NULL,
    "keptAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastKeptAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "occasions" TEXT[],
    "rulesVersion" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "assessedOn" DATE NOT NULL,
    "assumeAdherence" BOOLEAN NOT NULL,
    "inputHash" TEXT NOT NULL,
    "resultHash" TEXT NOT NULL,
    "input" JSON NOT NULL,
    "result" JSON NOT NULL,

    CONSTRAINT "KeptAssessment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "KeptAssessment_caseId_lastKeptAt_id_idx" ON "KeptAssessment"("caseId", "lastKeptAt", "id");

-- CreateIndex
CREATE INDEX "KeptAssessment_clinicianId_idx" ON "KeptAssessment"("clinicianId");

-- CreateIndex
CREATE UNIQUE INDEX "KeptAssessment_caseId_rulesVersion_definition_inputHash_res_key" ON "KeptAssessment"("caseId", "rulesVersion", "definition", "inputHash", "resultHash");

-- AddForeignKey
ALTER TABLE "KeptAssessment" ADD CONSTRAINT "KeptAssessment_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PatientCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KeptAssessment" ADD CONSTRAINT "KeptAssessment_clinicianId_fkey" FOREIGN KEY ("clinicianId") REFERENCES "Clinician"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
