-- CreateTable
CREATE TABLE "CaseRevision" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "clinicianId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "before" TEXT NOT NULL,

    CONSTRAINT "CaseRevision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CaseRevision_clinicianId_idx" ON "CaseRevision"("clinicianId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseRevision_caseId_version_key" ON "CaseRevision"("caseId", "version");

-- AddForeignKey
ALTER TABLE "CaseRevision" ADD CONSTRAINT "CaseRevision_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PatientCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseRevision" ADD CONSTRAINT "CaseRevision_clinicianId_fkey" FOREIGN KEY ("clinicianId") REFERENCES "Clinician"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
