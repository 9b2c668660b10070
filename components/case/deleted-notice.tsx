import { UndoNotice } from '../forms/undo-notice'

export const RESTORE_ACTION = '/api/cases/deleted/restore'

type Props = { readonly notice: { readonly said: string; readonly id: string } | null }

/** Says what was deleted just now, and puts it back. */
export function DeletedNotice({ notice }: Props) {
  if (notice === null) return null
  return <UndoNotice said={notice.said} action={RESTORE_ACTION} id={notice.id} />
}
