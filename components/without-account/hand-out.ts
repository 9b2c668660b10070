import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { asAssessed } from '@/lib/exchange/case-file-text'
import {
  type ExportedText,
  exportCaseFile,
  exportSummaryText,
  exportTrialsCsv,
  type JudgedCase,
} from '@/lib/exchange/export-case'
import { assessCase } from '@/lib/rules/assess-case'
import type { DefinitionId } from '@/lib/rules/evaluation'

type Asked = {
  readonly as: 'text' | 'csv' | 'caseFile'
  readonly today: CalendarDate
  readonly definitionId: DefinitionId
  readonly crisisLine: string
}

/** What an account exports of the same record. */
export function toExport(held: CaseFile, { as, today, definitionId, crisisLine }: Asked): ExportedText {
  const file = asAssessed(held, today)
  const judged: JudgedCase = { file, evaluation: assessCase(file, { today }), definitionId }
  switch (as) {
    case 'text':
      return exportSummaryText(judged, { crisisLine })
    case 'csv':
      return exportTrialsCsv(judged)
    case 'caseFile':
      return exportCaseFile(judged)
  }
}

/** Hands a text out as a file that is made here. */
export function download({ body, type, name }: ExportedText): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([body], { type }))
  link.download = name
  link.click()
  // Not at once: the browser reads it after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
