import { Menu } from '@/components/menu'
import type { CasePaths } from './case-paths'

type Props = { readonly paths: CasePaths }

export function CaseActions({ paths }: Props) {
  return (
    <div className="actions">
      <a className="button" href={paths.facts}>
        Edit facts
      </a>
      <a className="button" href={paths.quickEntry}>
        Add trials
      </a>
      {paths.scoreEntry !== null && (
        <a className="button" href={paths.scoreEntry}>
          Add scores
        </a>
      )}
      <Menu label="Export" tone="primary">
        {paths.exports.map(({ label, href }) => (
          <a key={href} href={href} download>
            {label}
          </a>
        ))}
      </Menu>
    </div>
  )
}
