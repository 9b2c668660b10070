type Props = {
  /** What is being done: said aloud once, when it begins. */
  readonly label: string
  readonly done: number
  /** `null` while it is not known how much there is. */
  readonly of: number | null
  readonly unit: string
}

/** How far long work is, in words and as a bar. */
export function ProgressLine({ label, done, of, unit }: Props) {
  const soFar = of === null ? '' : `${done.toLocaleString('en')} of ${of.toLocaleString('en')} ${unit}`
  return (
    <div className="progress">
      <p>
        <span role="status">{label}</span> <span className="progress-count">{soFar}</span>
      </p>
      {of === null ? (
        <progress aria-label={label} />
      ) : (
        <progress aria-label={label} aria-valuetext={soFar} value={done} max={Math.max(of, 1)} />
      )}
    </div>
  )
}
