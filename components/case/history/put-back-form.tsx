import { LOADED_VERSION_BOX } from '@/lib/exchange/forms/form-draft'

type Props = {
  readonly action: string
  /** The version of the case that is shown. */
  readonly version: number
  readonly historyHref: string
}

/** Asks once before a part of a case is put back. */
export function PutBackForm({ action, version, historyHref }: Props) {
  return (
    <form method="post" action={action} className="actions">
      <input type="hidden" name={LOADED_VERSION_BOX} value={version} />
      <button type="submit" className="button button-primary">
        Put it back
      </button>
      <a className="button" href={historyHref}>
        Leave it as it is
      </a>
    </form>
  )
}
