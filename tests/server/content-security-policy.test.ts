import { describe, expect, it } from 'vitest'
import { toContentSecurityPolicy } from '@/lib/server/content-security-policy'

const policyOf = (path: string, isDevelopment = false) => {
  const policy = toContentSecurityPolicy({ path, nonce: 'aNonce', isDevelopment })
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')] as const
    }),
  )
}

describe('T18: the content security policy of a page', () => {
  it('runs scripts by nonce only, and no inline script or style, no eval', () => {
    const policy = policyOf('/cases')
    expect(policy.get('script-src')).toBe("'self' 'nonce-aNonce' 'strict-dynamic'")
    expect(policy.get('style-src')).toBe("'self' 'nonce-aNonce'")
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe|\*|https?:/)
  })

  it('allows nothing that it does not name: no frame, no plug-in, no other base', () => {
    const policy = policyOf('/cases')
    expect(policy.get('default-src')).toBe("'none'")
    for (const name of ['object-src', 'base-uri', 'frame-ancestors']) expect(policy.get(name)).toBe("'none'")
    for (const name of ['connect-src', 'form-action']) expect(policy.get(name)).toBe("'self'")
  })

  it('lets nothing leave the page that needs no account', () => {
    const policy = policyOf('/without-account')
    for (const name of ['connect-src', 'form-action']) expect(policy.get(name)).toBe("'none'")
  })

  it('is wider only where the program is developed', () => {
    expect(policyOf('/cases', true).get('script-src')).toContain("'unsafe-eval'")
    expect(policyOf('/without-account', true).get('connect-src')).toBe("'self'")
  })
})
