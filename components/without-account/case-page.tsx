import { CaseView } from '@/components/case/case-view'
import type { CalendarDate } from '@/lib/domain/calendar-date'
import type { CaseFile } from '@/lib/domain/case-file'
import { getCaseSummary } from '@/lib/exchange/summary'
import { assessCase } from '@/lib/rules/assess-case'
import { assessSurroundings } from '@/lib/rules/assess-surroundings'
import type { DefinitionId } from '@/lib/rules/evaluation'
import { toPlacesOf } from './place'

type Props = {
  readonly file: CaseFile
  readonly shown: DefinitionId
  readonly today: CalendarDate
  readonly crisisLine: string
}

/** The page of a case, judged here. */
export function CasePage({ file, shown, today, crisisLine }: Props) {
  const evaluation = assessCase(file, { today })
  const definition = evaluation.definitions.find(({ id }) => id === shown)
  const summary = getCaseSummary(file, evaluation, shown)
  if (definition === undefined || summary === null) throw new Error(`no evaluation for definition ${shown}`)
  return (
    <CaseView
      file={file}
      evaluation={evaluation}
      definition={definition}
      summary={summary}
      surroundings={assessSurroundings(file, { today })}
      kept={null}
      paths={toPlacesOf(file)}
      crisisLine={crisisLine}
    />
  )
}
