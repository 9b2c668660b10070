-- AlterTable
ALTER TABLE "PatientCase" ADD COLUMN     "conclusionVersion" INTEGER NOT NULL DEFAULT 1;
