import 'server-only'

/**
 * The columns that hold what somebody typed, sealed in the database: one home, which writing, reading, backups and the
 * changing of keys go by. `key` is what tells the rows of a table apart for as long as they live, also while they are
 * deleted and put back; `large` is a table that is read a row at a time.
 */
export const SEALED_TABLES = {
  PatientCase: { key: { id: 'uuid' }, columns: ['label', 'conclusionReasonCode', 'conclusionNote'] },
  Contributor: { key: { caseId: 'uuid', position: 'integer' }, columns: ['note'] },
  OtherDrug: { key: { caseId: 'uuid', position: 'integer' }, columns: ['drug', 'dose'] },
  NotTried: { key: { caseId: 'uuid', position: 'integer' }, columns: ['drug', 'reason', 'note'] },
  OtherTreatment: { key: { caseId: 'uuid', position: 'integer' }, columns: ['type', 'laterality', 'comment'] },
  Trial: { key: { id: 'uuid' }, columns: ['drug', 'drugText', 'prescriber', 'comment'] },
  DoseStep: { key: { trialId: 'uuid', position: 'integer' }, columns: ['ingredient'] },
  SideEffect: { key: { trialId: 'uuid', position: 'integer' }, columns: ['effect'] },
  PlasmaLevel: { key: { trialId: 'uuid', position: 'integer' }, columns: ['analyte', 'unit', 'note'] },
  CaseRevision: { key: { id: 'uuid' }, columns: ['before'], large: true },
  KeptAssessment: { key: { id: 'uuid' }, columns: ['input', 'result'], large: true },
  Draft: { key: { id: 'uuid' }, columns: ['payload'], large: true },
  RejectedForm: { key: { id: 'uuid' }, columns: ['payload'], large: true },
  DeletedRecord: { key: { id: 'uuid' }, columns: ['label'] },
  CaseSearch: { key: { id: 'uuid' }, columns: ['label'] },
  AccountLink: { key: { id: 'uuid' }, columns: ['note'] },
  SecondFactor: { key: { clinicianId: 'uuid' }, columns: ['secret'] },
} as const satisfies Record<string, SealedTableRow>

type SealedTableRow = {
  readonly key: Readonly<Record<string, 'uuid' | 'integer'>>
  readonly columns: readonly [string, ...string[]]
  readonly large?: boolean
}

export type SealedTable = keyof typeof SEALED_TABLES
export type SealedColumn<Table extends SealedTable> = (typeof SEALED_TABLES)[Table]['columns'][number]
/** What a row of a sealed table is told by. */
export type RowKey<Table extends SealedTable> = {
  readonly [Name in keyof (typeof SEALED_TABLES)[Table]['key']]: string | number
}

/** The sealed columns of a table and its key, or `null` where nothing in it is sealed. */
export function getSealedTable(name: string): SealedTableRow | null {
  const tables: Readonly<Record<string, SealedTableRow>> = SEALED_TABLES
  return Object.hasOwn(tables, name) ? (tables[name] ?? null) : null
}

/** The same, for all of them, in the order of the list. */
export function listSealedTables(): readonly (SealedTableRow & { readonly name: string })[] {
  return Object.entries<SealedTableRow>(SEALED_TABLES).map(([name, row]) => ({ name, ...row }))
}
