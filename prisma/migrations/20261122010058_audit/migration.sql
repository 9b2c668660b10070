-- CreateEnum
CREATE TYPE "AuditOutcome" AS ENUM ('done', 'denied', 'failed');

-- CreateTable
CREATE TABLE "AuditEntry" (
    "sequence" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "practiceId" UUID,
    "clinicianId" UUID,
    "clinicianName" TEXT,
    "action" TEXT NOT NULL,
    "outcome" "AuditOutcome" NOT NULL,
    "caseId" UUID,
    "detail" TEXT NOT NULL,
    "address" TEXT,
    "keyId" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "keyId" TEXT NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AuditEntry_practiceId_sequence_idx" ON "AuditEntry"("practiceId", "sequence");

-- CreateIndex
CREATE INDEX "AuditEntry_caseId_sequence_idx" ON "AuditEntry"("caseId", "sequence");

-- CreateIndex
CREATE INDEX "AuditEntry_clinicianId_sequence_idx" ON "AuditEntry"("clinicianId", "sequence");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- The record is only added to. ALWAYS, so that a session that replays changes is refused too.
CREATE FUNCTION "refuseAuditChange"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the record of who did what is only added to: % on % is refused', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER "onlyAddedTo" BEFORE UPDATE OR DELETE ON "AuditEntry"
FOR EACH ROW EXECUTE FUNCTION "refuseAuditChange"();

CREATE TRIGGER "neverEmptied" BEFORE TRUNCATE ON "AuditEntry"
FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();

CREATE TRIGGER "neverTakenAway" BEFORE DELETE ON "AuditHead"
FOR EACH ROW EXECUTE FUNCTION "refuseAuditChange"();

CREATE TRIGGER "neverEmptied" BEFORE TRUNCATE ON "AuditHead"
FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();

ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER "onlyAddedTo";
ALTER TABLE "AuditEntry" ENABLE ALWAYS TRIGGER "neverEmptied";
ALTER TABLE "AuditHead" ENABLE ALWAYS TRIGGER "neverTakenAway";
ALTER TABLE "AuditHead" ENABLE ALWAYS TRIGGER "neverEmptied";
