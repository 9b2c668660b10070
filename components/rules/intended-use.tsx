/** For whom the program is, what it does, and what it does not do. */
export function IntendedUse() {
  return (
    <div className="prose">
      <p>
        For clinicians who review the past antidepressant trials of an adult with major depressive disorder. It says of
        each recorded trial whether it was a fair trial, and of the case whether the recorded trials meet a definition
        of resistance, do not meet it, or cannot decide it, with every reason and source.
      </p>
      <p>
        It does not diagnose, choose or change a dose, or predict what a payer decides. It supports, and does not
        replace, clinical judgement.
      </p>
      <p>
        A verdict is <em>met</em> when it would be met under every completion of the facts that fits the record,{' '}
        <em>not met</em> when under none, and otherwise <em>not known</em>. A missing value is never zero, normal or
        adequate.
      </p>
      <p>
        It judges only what is recorded. Histories from memory are often wrong in dose, length and order. Definitions
        informed by a licensed instrument are not that instrument. Numbers marked “recalled” were seen by nobody in a
        source: check them before relying on them.
      </p>
    </div>
  )
}
