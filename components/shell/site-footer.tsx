import { RULES_VERSION } from '@/lib/rules/rules-version'

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <div className="site-footer-inner">
        <span>For clinicians.</span>
        <span>Supports, does not replace, clinical judgement.</span>
        <span>Rules {RULES_VERSION}.</span>
      </div>
    </footer>
  )
}
