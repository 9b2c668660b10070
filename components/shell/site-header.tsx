type Props = {
  readonly clinicianName: string | null
  readonly current: 'cases' | 'rules' | 'account' | null
}

const LINKS = [
  { id: 'cases', href: '/cases', label: 'Cases' },
  { id: 'rules', href: '/rules', label: 'Rules' },
] as const

export function SiteHeader({ clinicianName, current }: Props) {
  return (
    <header className="site-header">
      <div className="site-header-inner">
        <a className="brand" href="/" aria-label="Fair Trial, to the start">
          Fair<span>Trial</span>
        </a>
        {clinicianName !== null && (
          <>
            <nav className="site-nav" aria-label="Main">
              {LINKS.map((link) => (
                <a key={link.id} href={link.href} aria-current={link.id === current ? 'page' : undefined}>
                  {link.label}
                </a>
              ))}
            </nav>
            <div className="site-account">
              <a
                className="site-account-name"
                href="/account"
                aria-label={`Your account, ${clinicianName}`}
                aria-current={current === 'account' ? 'page' : undefined}
              >
                {clinicianName}
              </a>
              <form method="post" action="/api/account/sign-out">
                <button type="submit" className="button button-quiet">
                  Sign out
                </button>
              </form>
            </div>
          </>
        )}
      </div>
    </header>
  )
}
