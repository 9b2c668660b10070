import { isAllowed, type Permission, type Role } from '@/lib/domain/permissions'

/** Who is signed in, as far as the frame of a page shows it. */
export type SignedIn = {
  readonly displayName: string
  readonly role: Role
  readonly emergencyUntil?: Date | null
}

/** A part of the program that the header leads to. */
export type Place = 'cases' | 'rules' | 'practice' | 'audit' | 'account'

type Props = {
  readonly clinician: SignedIn | null
  readonly current: Place | null
}

type Link = { readonly id: Place; readonly href: string; readonly label: string; readonly needs: Permission }

const LINKS: readonly Link[] = [
  { id: 'cases', href: '/cases', label: 'Cases', needs: 'case.read' },
  { id: 'rules', href: '/rules', label: 'Rules', needs: 'account.own' },
  { id: 'practice', href: '/practice', label: 'Practice', needs: 'practice.manage' },
  { id: 'audit', href: '/audit', label: 'Audit', needs: 'audit.read' },
]

export function SiteHeader({ clinician, current }: Props) {
  return (
    <header className="site-header">
      <div className="site-header-inner">
        <a className="brand" href="/" aria-label="Fair Trial, to the start">
          Fair<span>Trial</span>
        </a>
        {clinician !== null && (
          <>
            <nav className="site-nav" aria-label="Main">
              {LINKS.filter(({ needs }) => isAllowed(clinician.role, needs)).map((link) => (
                <a key={link.id} href={link.href} aria-current={link.id === current ? 'page' : undefined}>
                  {link.label}
                </a>
              ))}
            </nav>
            <div className="site-account">
              <a
                className="site-account-name"
                href="/account"
                aria-label={`Your account, ${clinician.displayName}`}
                aria-current={current === 'account' ? 'page' : undefined}
              >
                {clinician.displayName}
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
