-- Every account that is there joins one practice: the first one owns it, the others are clinicians in it.
CREATE TYPE "Role" AS ENUM ('owner', 'clinician', 'reader', 'auditor');

CREATE TABLE "Practice" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "requiresSecondFactor" BOOLEAN NOT NULL DEFAULT false,
    "emergencyAudienceId" UUID NOT NULL,

    CONSTRAINT "Practice_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Practice_emergencyAudienceId_key" ON "Practice"("emergencyAudienceId");

INSERT INTO "Practice" ("id", "emergencyAudienceId")
SELECT gen_random_uuid(), gen_random_uuid() WHERE EXISTS (SELECT 1 FROM "Clinician");

ALTER TABLE "Clinician" ADD COLUMN "practiceId" UUID, ADD COLUMN "role" "Role", ADD COLUMN "emergencyUntil" TIMESTAMP(3);
UPDATE "Clinician" SET "practiceId" = (SELECT "id" FROM "Practice"), "role" = 'clinician';
UPDATE "Clinician" SET "role" = 'owner'
WHERE "id" = (SELECT "id" FROM "Clinician" ORDER BY "createdAt", "id" LIMIT 1);
ALTER TABLE "Clinician" ALTER COLUMN "practiceId" SET NOT NULL, ALTER COLUMN "role" SET NOT NULL;
CREATE INDEX "Clinician_practiceId_idx" ON "Clinician"("practiceId");
ALTER TABLE "Clinician" ADD CONSTRAINT "Clinician_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A case is the practice's, and was entered by one of its members.
DROP INDEX "PatientCase_ownerId_createdAt_id_idx";
DROP INDEX "PatientCase_ownerId_labelKey_id_idx";
DROP INDEX "PatientCase_ownerId_updatedAt_id_idx";
ALTER TABLE "PatientCase" RENAME COLUMN "ownerId" TO "enteredById";
ALTER TABLE "PatientCase" RENAME CONSTRAINT "PatientCase_ownerId_fkey" TO "PatientCase_enteredById_fkey";
ALTER TABLE "PatientCase" ADD COLUMN "practiceId" UUID;
UPDATE "PatientCase" SET "practiceId" = (SELECT "id" FROM "Practice");
ALTER TABLE "PatientCase" ALTER COLUMN "practiceId" SET NOT NULL;
CREATE INDEX "PatientCase_practiceId_idx" ON "PatientCase"("practiceId");
CREATE INDEX "PatientCase_enteredById_idx" ON "PatientCase"("enteredById");
ALTER TABLE "PatientCase" ADD CONSTRAINT "PatientCase_practiceId_fkey" FOREIGN KEY ("practiceId") REFERENCES "Practice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who sees a case. Where there was one account, its practice; where there were several, whoever saw it before.
CREATE TABLE "CaseAudience" (
    "caseId" UUID NOT NULL,
    "audienceId" UUID NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "labelKey" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "CaseAudience_pkey" PRIMARY KEY ("caseId","audienceId")
);
INSERT INTO "CaseAudience" ("caseId", "audienceId", "changedAt", "createdAt", "labelKey")
SELECT "PatientCase"."id", "audience"."id", "updatedAt", "PatientCase"."createdAt", "labelKey"
FROM "PatientCase", "Practice", LATERAL (
  SELECT "Practice"."id" WHERE (SELECT count(*) FROM "Clinician") = 1
  UNION ALL SELECT "enteredById" WHERE (SELECT count(*) FROM "Clinician") > 1
  UNION ALL SELECT "emergencyAudienceId" WHERE (SELECT count(*) FROM "Clinician") > 1
) AS "audience" ("id");
CREATE INDEX "CaseAudience_audienceId_changedAt_caseId_idx" ON "CaseAudience"("audienceId", "changedAt", "caseId");
CREATE INDEX "CaseAudience_audienceId_createdAt_caseId_idx" ON "CaseAudience"("audienceId", "createdAt", "caseId");
CREATE INDEX "CaseAudience_audienceId_labelKey_caseId_idx" ON "CaseAudience"("audienceId", "labelKey", "caseId");
ALTER TABLE "CaseAudience" ADD CONSTRAINT "CaseAudience_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "PatientCase"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PatientCase" DROP COLUMN "labelKey";

-- The same for deleted cases, which are put back as they stood.
INSERT INTO "DeletedRow" ("recordId", "tableName", "row")
SELECT "recordId", 'CaseAudience', json_build_object(
  'caseId', "row"->>'id', 'audienceId', "audience"."id",
  'changedAt', "row"->>'updatedAt', 'createdAt', "row"->>'createdAt', 'labelKey', ''
)
FROM "DeletedRow", "Practice", LATERAL (
  SELECT "Practice"."id" WHERE (SELECT count(*) FROM "Clinician") = 1
  UNION ALL SELECT ("row"->>'ownerId')::uuid WHERE (SELECT count(*) FROM "Clinician") > 1
  UNION ALL SELECT "emergencyAudienceId" WHERE (SELECT count(*) FROM "Clinician") > 1
) AS "audience" ("id")
WHERE "tableName" = 'PatientCase';
UPDATE "DeletedRow" SET "row" = (
  "row"::jsonb - 'ownerId' - 'labelKey'
    || jsonb_build_object('enteredById', "row"->>'ownerId', 'practiceId', (SELECT "id" FROM "Practice"))
)::json
WHERE "tableName" = 'PatientCase';

-- What cases are found by is computed anew from the rules.
DELETE FROM "CaseTrait";
ALTER TABLE "CaseTrait" DROP CONSTRAINT "CaseTrait_pkey",
DROP COLUMN "ownerId",
DROP COLUMN "labelKey",
ADD COLUMN "audienceId" UUID NOT NULL,
ADD CONSTRAINT "CaseTrait_pkey" PRIMARY KEY ("caseId", "audienceId", "trait");
CREATE INDEX "CaseTrait_audienceId_trait_changedAt_caseId_idx" ON "CaseTrait"("audienceId", "trait", "changedAt", "caseId");
CREATE INDEX "CaseTrait_audienceId_trait_createdAt_caseId_idx" ON "CaseTrait"("audienceId", "trait", "createdAt", "caseId");

ALTER TABLE "CaseIndex" DROP COLUMN "ownerId", ADD COLUMN "practiceId" UUID;
UPDATE "CaseIndex" SET "practiceId" = (SELECT "id" FROM "Practice"), "computedBy" = '';
ALTER TABLE "CaseIndex" ALTER COLUMN "practiceId" SET NOT NULL;
CREATE INDEX "CaseIndex_practiceId_computedBy_computedFor_idx" ON "CaseIndex"("practiceId", "computedBy", "computedFor");
