const NAMES = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'] as const
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const NAME_MAX = 40

type Given = { readonly [Name in (typeof NAMES)[number]]?: string | undefined }

/** The provider that signs people in by OpenID Connect, as the settings name it. */
export type SingleSignOn = {
  /** Exactly as the provider writes it in what it signs. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What people call it. */
  readonly name: string
}

/** The settings of single sign-on: all of them, or none. Throws one sentence naming what is wrong. */
export function parseSingleSignOn(given: Given): SingleSignOn | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name } = given
  const missing = NAMES.filter((setting) => given[setting] === undefined)
  if (missing.length === NAMES.length) return null
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || name === undefined)
    throw new Error(`single sign-on needs ${missing.join(' and ')} as well: set all of ${NAMES.join(', ')}, or none`)
  if (!isIssuer(issuer))
    throw new Error('OIDC_ISSUER must be an https address without query, as the provider itself writes it')
  if (name.trim().length > NAME_MAX || !/^[^\p{Cc}]*\S[^\p{Cc}]*$/u.test(name))
    throw new Error(`OIDC_NAME must be one line of 1 to ${NAME_MAX} characters: what people call the provider`)
  return { issuer, clientId, clientSecret, name: name.trim() }
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text) || text.trim() !== text) return false
  const { protocol, hostname, search, hash, username, password } = new URL(text)
  const isPlain = [search, hash, username, password].every((part) => part === '') && !/[?#]/.test(text)
  return isPlain && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname)))
}
