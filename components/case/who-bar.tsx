type Props = { readonly label: string; readonly who: string }

/** Whom the page is about, always in view. */
export function WhoBar({ label, who }: Props) {
  return (
    <div className="who">
      <h1 className="who-label" title={label}>
        {label}
      </h1>
      <p className="who-facts">{who}</p>
    </div>
  )
}
