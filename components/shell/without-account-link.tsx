/** Leads whoever has no account, or wants none, to the page where nothing leaves the browser. */
export function WithoutAccountLink() {
  return (
    <p className="without-account-link">
      <a href="/without-account">Try it without an account</a>: nothing leaves this browser.
    </p>
  )
}
