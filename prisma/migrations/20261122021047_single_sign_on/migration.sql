-- AlterTable
ALTER TABLE "SignInProof" ADD COLUMN     "bySingleSignOn" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ExternalIdentity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "clinicianId" UUID NOT NULL,
    "passwordMark" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExternalIdentity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "SignOnStart" (
    "id" TEXT NOT NULL,
    "clinicianId" UUID,
    "sessionMark" TEXT,
    "returnPath" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SignOnStart_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ExternalIdentity_clinicianId_issuer_key" ON "ExternalIdentity"("clinicianId", "issuer");

-- CreateIndex
CREATE INDEX "SignOnStart_clinicianId_idx" ON "SignOnStart"("clinicianId");

-- CreateIndex
CREATE INDEX "SignOnStart_expiresAt_idx" ON "SignOnStart"("expiresAt");

-- AddForeignKey
ALTER TABLE "ExternalIdentity" ADD CONSTRAINT "ExternalIdentity_clinicianId_fkey" FOREIGN KEY ("clinicianId") REFERENCES "Clinician"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignOnStart" ADD CONSTRAINT "SignOnStart_clinicianId_fkey" FOREIGN KEY ("clinicianId") REFERENCES "Clinician"("id") ON DELETE CASCADE ON UPDATE CASCADE;
