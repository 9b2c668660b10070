import type { CaseFile } from '@/lib/domain/case-file'
import type { DefinitionId, Evaluation } from '@/lib/rules/evaluation'
import { toCaseFileText } from './case-file-text'
import { summaryText } from './summary-text'
import { toTrialsCsv } from './trials-csv'

/** A case as it is exported: with its day and its choice written into it, and judged. */
export type JudgedCase = {
  readonly file: CaseFile
  readonly evaluation: Evaluation
  readonly definitionId: DefinitionId
}

/** A text to hand out as a file. */
export type ExportedText = { readonly body: string; readonly type: string; readonly name: string }

/** The name of an exported file: what it is and the day it was assessed for. */
export function toExportName(what: 'case' | 'trials', evaluation: Evaluation, ending: string): string {
  return `fair-trial-${what}-${evaluation.assessedOn}.${ending}`
}

/** The case file, which repeats the assessment wherever it is read. */
export function exportCaseFile({ file, evaluation }: JudgedCase): ExportedText {
  const name = toExportName('case', evaluation, 'json')
  return { body: toCaseFileText(file), type: 'application/json; charset=utf-8', name }
}

/** The trials as a table, a row each. */
export function exportTrialsCsv({ file, evaluation, definitionId }: JudgedCase): ExportedText {
  const body = toTrialsCsv(file, evaluation, definitionId)
  return { body, type: 'text/csv; charset=utf-8; header=present', name: toExportName('trials', evaluation, 'csv') }
}

type TextOptions = { readonly ascii?: boolean; readonly crisisLine: string }

/** The summary as plain text. */
export function exportSummaryText({ file, evaluation, definitionId }: JudgedCase, options: TextOptions): ExportedText {
  const { ascii = false, crisisLine } = options
  const body = summaryText(file, evaluation, definitionId, { ascii, crisisLine })
  return { body, type: 'text/plain; charset=utf-8', name: toExportName('case', evaluation, 'txt') }
}
