import { MAX_TEXT } from '@/lib/domain/case-file'

/** Finds cases by their whole label. Posted, so that the label stands in no address and in no history of the browser. */
export function CaseSearchForm({ label }: { readonly label: string }) {
  return (
    <form method="post" action="/api/cases/search" className="case-search">
      <label htmlFor="case-label">Whole label</label>
      <input
        className="input"
        id="case-label"
        name="label"
        type="search"
        defaultValue={label}
        maxLength={MAX_TEXT}
        autoComplete="off"
        spellCheck={false}
      />
      <button type="submit" className="button">
        Find
      </button>
    </form>
  )
}
