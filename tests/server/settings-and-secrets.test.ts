import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareDataFolder } from '@/lib/server/data-folder'
import { defaultDataFolder, parseEnvironment } from '@/lib/server/env'
import { loadSecrets } from '@/lib/server/secrets'

let place = ''

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'fair-trial-test-'))
})

afterEach(() => {
  rmSync(place, { recursive: true })
})

const modeOf = (file: string) => statSync(file).mode & 0o777

describe('the environment', () => {
  it('puts the data where the operating system keeps application data', () => {
    expect(defaultDataFolder('linux', {}, '/home/anna')).toBe('/home/anna/.local/share/fair-trial')
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/anna')).toBe('/data/fair-trial')
    expect(defaultDataFolder('darwin', {}, '/Users/anna')).toBe('/Users/anna/Library/Application Support/Fair Trial')
  })

  it('reads a setting left blank as one left out', () => {
    const environment = parseEnvironment({ DATA_DIR: '', DATABASE_URL: '', NEXTAUTH_SECRET: '' })
    expect(environment.databaseUrl).toBeNull()
    expect(environment.authSecret).toBeNull()
  })

  it('resolves DATA_DIR to a full path', () => {
    expect(parseEnvironment({ DATA_DIR: 'data' }).dataFolder).toBe(path.resolve('data'))
  })

  it('accepts a secret of 32 characters and refuses one of 31', () => {
    expect(parseEnvironment({ NEXTAUTH_SECRET: 'x'.repeat(32) }).authSecret).toBe('x'.repeat(32))
    expect(() => parseEnvironment({ NEXTAUTH_SECRET: 'x'.repeat(31) })).toThrow('at least 32 characters')
  })

  it('names 988 as the line for a crisis unless the practice names another, in one line of plain text', () => {
    expect(parseEnvironment({}).crisisLine).toMatch(/988/)
    expect(parseEnvironment({ CRISIS_LINE: '  ' }).crisisLine).toMatch(/988/)
    expect(parseEnvironment({ CRISIS_LINE: 'Call 116 123.' }).crisisLine).toBe('Call 116 123.')
    expect(() => parseEnvironment({ CRISIS_LINE: 'Call\n116 123.' })).toThrow('CRISIS_LINE must be one line of text')
    expect(() => parseEnvironment({ CRISIS_LINE: 'x'.repeat(301) })).toThrow(/CRISIS_LINE must have at most 300/)
  })

  it('refuses a database that is not PostgreSQL, naming the setting', () => {
    expect(() => parseEnvironment({ DATABASE_URL: 'mysql://localhost/x' })).toThrow('DATABASE_URL')
  })

  const PROVIDER = {
    OIDC_ISSUER: 'https://login.example.org/practice/',
    OIDC_CLIENT_ID: 'fair-trial',
    OIDC_CLIENT_SECRET: 'synthetic secret',
    OIDC_NAME: ' Clinic Login ',
  }

  it('knows the provider of single sign-on by four settings, the issuer to the letter, and none where they are blank', () => {
    expect(parseEnvironment(PROVIDER).singleSignOn).toEqual({
      issuer: 'https://login.example.org/practice/',
      clientId: 'fair-trial',
      clientSecret: 'synthetic secret',
      name: 'Clinic Login',
    })
    expect(parseEnvironment({}).singleSignOn).toBeNull()
    const blank = { OIDC_ISSUER: '', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '', OIDC_NAME: '' }
    expect(parseEnvironment(blank).singleSignOn).toBeNull()
  })

  it('refuses a part of the settings of single sign-on, and names what is missing', () => {
    for (const name of Object.keys(PROVIDER))
      expect(() => parseEnvironment({ ...PROVIDER, [name]: '' })).toThrow(`single sign-on needs ${name} as well`)
    expect(() => parseEnvironment({ OIDC_NAME: 'Clinic' })).toThrow(
      'OIDC_ISSUER and OIDC_CLIENT_ID and OIDC_CLIENT_SECRET',
    )
  })

  it('takes a provider by https, and without only on this computer', () => {
    const withIssuer = (issuer: string) => () => parseEnvironment({ ...PROVIDER, OIDC_ISSUER: issuer })
    for (const issuer of [
      'https://login.example.org',
      'http://localhost:4000',
      'http://127.0.0.1:4000',
      'http://[::1]:4',
    ])
      expect(withIssuer(issuer)).not.toThrow()
    const refused = [
      'http://login.example.org',
      'http://localhost.example.org',
      'login.example.org',
      'file:///etc/passwd',
    ]
    const notPlain = [
      'https://a.example.org?x',
      'https://a.example.org#',
      'https://me:it@a.example.org',
      ' https://a.org',
    ]
    for (const issuer of [...refused, ...notPlain])
      expect(withIssuer(issuer), issuer).toThrow('OIDC_ISSUER must be an https')
  })

  it('takes a name of one line and at most 40 characters for the provider', () => {
    const withName = (name: string) => () => parseEnvironment({ ...PROVIDER, OIDC_NAME: name })
    expect(withName('x'.repeat(40))).not.toThrow()
    for (const name of ['x'.repeat(41), '   ', 'Clinic\nLogin'])
      expect(withName(name)).toThrow('OIDC_NAME must be one line')
  })
})

describe('the data folder', () => {
  it('is made with its parents and opens only for its owner', () => {
    const folder = prepareDataFolder(path.join(place, 'a', 'b'))
    expect(modeOf(folder)).toBe(0o700)
  })

  it('is closed to others when it is empty or holds only our files', () => {
    const folder = path.join(place, 'open')
    mkdirSync(folder)
    chmodSync(folder, 0o755)
    expect(modeOf(prepareDataFolder(folder))).toBe(0o700)
    chmodSync(folder, 0o755)
    writeFileSync(path.join(folder, 'secrets.json'), '{}')
    expect(modeOf(prepareDataFolder(folder))).toBe(0o700)
  })

  it('is refused, and left as it was, when it is open to others and holds files of others', () => {
    const folder = path.join(place, 'shared')
    mkdirSync(folder)
    chmodSync(folder, 0o755)
    writeFileSync(path.join(folder, 'holiday.jpg'), '')
    expect(() => prepareDataFolder(folder)).toThrow(/holds other files \(holiday\.jpg\): set DATA_DIR/)
    expect(modeOf(folder)).toBe(0o755)
  })

  it('is refused when it is a file', () => {
    const file = path.join(place, 'file')
    writeFileSync(file, '')
    expect(() => prepareDataFolder(file)).toThrow('is a file')
    expect(() => prepareDataFolder(path.join(file, 'below'))).toThrow('cannot be made (ENOTDIR)')
  })
})

describe('the generated secrets', () => {
  it('are 32 random bytes in a file that only its owner reads, and stay the same', () => {
    const { authSecret } = loadSecrets(place)
    expect(Buffer.from(authSecret, 'base64url')).toHaveLength(32)
    expect(modeOf(path.join(place, 'secrets.json'))).toBe(0o600)
    expect(loadSecrets(place).authSecret).toBe(authSecret)
  })

  it('differ from one data folder to another', () => {
    const other = prepareDataFolder(path.join(place, 'other'))
    expect(loadSecrets(other).authSecret).not.toBe(loadSecrets(place).authSecret)
  })

  it('are closed again when their file was opened to others', () => {
    loadSecrets(place)
    chmodSync(path.join(place, 'secrets.json'), 0o644)
    loadSecrets(place)
    expect(modeOf(path.join(place, 'secrets.json'))).toBe(0o600)
  })

  it('are never replaced silently when the file is damaged', () => {
    const file = path.join(place, 'secrets.json')
    writeFileSync(file, '{"authSecret": "short"}')
    expect(() => loadSecrets(place)).toThrow(`${file} is damaged`)
    expect(readFileSync(file, 'utf8')).toBe('{"authSecret": "short"}')
  })
})
