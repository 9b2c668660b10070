import { Menu } from '@/components/menu'
import type { CasePaths } from './case-paths'

type Props = {
  readonly paths: CasePaths
  readonly definitionId: string
}

const EXPORTS = [
  { file: 'pdf?paper=letter&', label: 'PDF summary, letter' },
  { file: 'pdf?paper=a4&', label: 'PDF summary, A4' },
  { file: 'text?', label: 'Plain text, to paste into a record' },
  { file: 'csv?', label: 'Trials as a table (CSV)' },
  { file: 'case-file?', label: 'Case file (JSON)' },
] as const

export function CaseActions({ paths, definitionId }: Props) {
  return (
    <div className="actions">
      <a className="button" href={paths.facts}>
        Edit facts
      </a>
      <a className="button" href={paths.quickEntry}>
        Add trials
      </a>
      <Menu label="Export" tone="primary">
        {EXPORTS.map(({ file, label }) => (
          <a key={file} href={`${paths.exportBase}/${file}definition=${definitionId}`} download>
            {label}
          </a>
        ))}
      </Menu>
    </div>
  )
}
