import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const KEY_ID = 'of-the-tests'
const SECONDS = 3600

/** @typedef {{ readonly claims?: Readonly<Record<string, unknown>>, readonly signedBy?: 'another' | 'nobody' }} Mishap */

/**
 * Starts a real OpenID Connect provider on this computer, whose people and sessions are in memory: whoever types a name
 * there is who they say. `mishap` makes it say something else in the tokens that it signs.
 * @param {{ port: number, clientId: string, clientSecret: string, redirectUri: string }} options
 */
export async function startIdentityProvider({ port, clientId, clientSecret, redirectUri }) {
  const issuer = `http://127.0.0.1:${port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  /** @type {Mishap | null} */
  let mishap = null
  let holds = false
  let held = ''
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    cookies: { keys: ['synthetic key of the cookies'] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256' }] },
    pkce: { required: () => true },
    ttl: { AccessToken: SECONDS, Grant: SECONDS, IdToken: SECONDS, Interaction: SECONDS, Session: SECONDS },
  })
  provider.use(async (context, next) => {
    await next()
    const location = context.response.get('Location')
    if (holds && location.startsWith(`${redirectUri}?`)) {
      held = location
      context.remove('Location')
      context.status = 200
      context.body = 'The way back is held.'
    }
    if (context.oidc?.route === 'token' && mishap !== null && context.body?.id_token !== undefined)
      context.body = { ...context.body, id_token: sign(context.body.id_token, mishap) }
  })

  function sign(token, { claims = {}, signedBy }) {
    const [, payload] = token.split('.')
    const said = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...claims }
    const header = signedBy === 'nobody' ? { alg: 'none' } : { alg: 'RS256', kid: KEY_ID }
    const text = [header, said].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
    if (signedBy === 'nobody') return `${text}.`
    return `${text}.${createSign('RSA-SHA256')
      .update(text)
      .sign(signedBy === 'another' ? other : privateKey, 'base64url')}`
  }

  const server = createServer(provider.callback())
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)))
  return {
    issuer,
    /** @param {Mishap | null} next */
    meetMishap: (next) => {
      mishap = next
    },
    /**
     * Keeps browsers from going back, and tells where they would have gone: what `leave` leads to.
     * @param {() => Promise<void>} leave
     */
    hold: async (leave) => {
      holds = true
      held = ''
      await leave()
      holds = false
      return held
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
