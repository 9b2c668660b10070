import { Menu } from '@/components/menu'
import type { CasePaths, EditPaths } from './case-paths'

type Props = { readonly paths: CasePaths }

export function CaseActions({ paths }: Props) {
  return (
    <div className="actions">
      {paths.edit !== null && <EditLinks edit={paths.edit} />}
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

function EditLinks({ edit }: { readonly edit: EditPaths }) {
  return (
    <>
      <a className="button" href={edit.facts}>
        Edit facts
      </a>
      <a className="button" href={edit.quickEntry}>
        Add trials
      </a>
      {edit.scoreEntry !== null && (
        <a className="button" href={edit.scoreEntry}>
          Add scores
        </a>
      )}
    </>
  )
}
