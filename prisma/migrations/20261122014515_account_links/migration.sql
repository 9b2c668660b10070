-- CreateEnum
CREATE TYPE "AccountLinkKind" AS ENUM ('invitation', 'reset');

-- AlterTable
ALTER TABLE "Clinician" ADD COLUMN     "lastSignInAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Practice" ADD COLUMN     "exportedAt" TIMESTAMP(3),
ADD COLUMN     "leftAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "AccountLink" (
    "id" UUID NOT NULL,
    "practiceId" UUID NOT NULL,
    "kind" "AccountLinkKind" NOT NULL,
    "role" "Role",
    "clinicianId" UUID,
    "createdById" UUID NOT NULL,
    "note" TEXT,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "AccountLink_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AccountLink_tokenHash_key" ON "AccountLink"("tokenHash");

-- CreateIndex
CREATE INDEX "AccountLink_practiceId_idx" ON "AccountLink"("practiceId");

-- CreateIndex
CREATE INDEX "AccountLink_clinicianId_idx" ON "AccountLink"("clinicianId");

-- CreateIndex
CREATE INDEX "AccountLink_createdById_idx" ON "AccountLink"("createdById");

-- CreateIndex
CREATE INDEX "AccountLink_expiresAt_idx" ON "AccountLink"("expiresAt");

-- AddForeignKey
ALTER TABLE "AccountLink" ADD CONSTRAINT "AccountLink_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountLink" ADD CONSTRAINT "AccountLink_clinicianId_fkey" FOREIGN KEY ("clinicianId") REFERENCES "Clinician"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountLink" ADD CONSTRAINT "AccountLink_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Clinician"("id") ON DELETE CASCADE ON UPDATE CASCADE;
