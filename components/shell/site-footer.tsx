import { FOR_WHOM, NOTICE } from '@/lib/exchange/summary'
import { RULES_VERSION } from '@/lib/rules/rules-version'

/** Stands under every page: whom it is for, what it is not, and where to turn in a crisis. */
export function SiteFooter({ crisisLine }: { readonly crisisLine: string }) {
  return (
    <footer className="site-footer">
      <div className="site-footer-inner">
        <span>{FOR_WHOM}</span>
        <span>{NOTICE}</span>
        <span>In a crisis: {crisisLine}</span>
        <span>Rules {RULES_VERSION}.</span>
      </div>
    </footer>
  )
}
