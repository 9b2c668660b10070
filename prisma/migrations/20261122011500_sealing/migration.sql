-- Which keys the texts of this database may be sealed with.
CREATE TABLE "SealingKey" (
    "id" TEXT NOT NULL,
    "check" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completedAt" TIMESTAMP(3),

    CONSTRAINT "SealingKey_pkey" PRIMARY KEY ("id")
);

-- What was JSON becomes the text of it, to the last character: the program seals it when it next starts. A text in place
-- of an object was sealed while a backup of an earlier version was restored.
ALTER TABLE "Draft" ALTER COLUMN "payload" TYPE TEXT
USING CASE json_typeof("payload") WHEN 'string' THEN "payload" #>> '{}' ELSE "payload"::text END;
ALTER TABLE "RejectedForm" ALTER COLUMN "payload" TYPE TEXT
USING CASE json_typeof("payload") WHEN 'string' THEN "payload" #>> '{}' ELSE "payload"::text END;
ALTER TABLE "KeptAssessment" ALTER COLUMN "input" TYPE TEXT
USING CASE json_typeof("input") WHEN 'string' THEN "input" #>> '{}' ELSE "input"::text END;
ALTER TABLE "KeptAssessment" ALTER COLUMN "result" TYPE TEXT
USING CASE json_typeof("result") WHEN 'string' THEN "result" #>> '{}' ELSE "result"::text END;

-- Labels are found by a keyed hash: the program computes it when it next starts.
UPDATE "CaseAudience" SET "labelKey" = '';
