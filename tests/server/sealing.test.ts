import { randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { parseEnvironment } from '@/lib/server/env'
import { deriveKey, generateEncryptionKey } from '@/lib/server/sealing/encryption-keys'
import { findKeyRing, makeKeyRing, rereadKeyRing } from '@/lib/server/sealing/key-ring'
import { open, openColumns, seal, sealColumns } from '@/lib/server/sealing/seal'
import { getKeyId, openText, sealText, toBeginning } from '@/lib/server/sealing/sealed-text'
import { setUpKeyFile } from './sealing-key-files'

const TEXT = 'Asked twice, “no” — 6 ≥ 4 \u{1f642}\u0001'
const HERE = { table: 'Trial', column: 'comment', row: '1' }
const KEY = deriveKey(generateEncryptionKey())

describe('a sealed text (T24)', () => {
  it('opens to what was typed, and says another thing each time it is sealed', () => {
    const sealed = [sealText(HERE, TEXT, KEY), sealText(HERE, TEXT, KEY)]
    expect(sealed.map((text) => openText(HERE, text, KEY))).toEqual([TEXT, TEXT])
    expect(sealed[0]).not.toBe(sealed[1])
    expect(sealed[0]?.startsWith(`\u00011.${KEY.id}.`)).toBe(true)
    expect(openText(HERE, sealText(HERE, '', KEY), KEY)).toBe('')
  })

  it('does not open with any character changed, cut off or added, and the error tells nothing of it', () => {
    const sealed = sealText(HERE, TEXT, KEY)
    const others = [...sealed].map((character, index) => {
      const other = character === 'A' ? 'B' : 'A'
      return `${sealed.slice(0, index)}${other}${sealed.slice(index + 1)}`
    })
    const damaged = [...others.slice(`\u00011.${KEY.id}.`.length), sealed.slice(0, -1), `${sealed}A`, `${sealed}=`]
    expect(damaged.length).toBeGreaterThan(50)
    for (const text of damaged) {
      expect(() => openText(HERE, text, KEY)).toThrow(
        /^a stored text was changed, or belongs elsewhere, and was not opened \(Trial\.comment of 1\)$/,
      )
    }
  })

  it('does not open with any bit of it flipped', () => {
    const beginning = `\u00011.${KEY.id}.`
    const bytes = Buffer.from(sealText(HERE, 'no', KEY).slice(beginning.length), 'base64url')
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => openText(HERE, `${beginning}${flipped.toString('base64url')}`, KEY)).toThrow('was not opened')
    }
  })

  it.each([
    { ...HERE, row: '2' },
    { ...HERE, column: 'prescriber' },
    { ...HERE, table: 'OtherTreatment' },
  ])('does not open elsewhere: %o', (elsewhere) => {
    expect(() => openText(elsewhere, sealText(HERE, TEXT, KEY), KEY)).toThrow('belongs elsewhere')
  })

  it('does not open with another key of the same name', () => {
    const other = deriveKey({ ...generateEncryptionKey(), id: KEY.id })
    expect(() => openText(HERE, sealText(HERE, TEXT, KEY), other)).toThrow('was not opened')
  })

  it('does not open with a key that is not here, and a text that is not sealed is not read', () => {
    expect(() => open(HERE, sealText(HERE, TEXT, KEY))).toThrow('sealed with a key that is not here')
    expect(() => open(HERE, TEXT)).toThrow(/^a stored text is not sealed, and was not read \(Trial\.comment of 1\)$/)
    expect(getKeyId(TEXT)).toBeNull()
  })
})

describe('a row (T24)', () => {
  it('has its typed columns sealed and the others as they were, also those that are not recorded', () => {
    const row = { drug: 'sertraline', comment: null, ongoing: true, notKnown: ['stop'], source: 'chart' }
    const sealed = sealColumns('Trial', { id: 'A' }, row)
    expect(sealed).toEqual({ ...row, drug: expect.stringContaining(toBeginning('test')) })
    expect(openColumns('Trial', { id: 'a' }, sealed)).toEqual(row)
    expect(() => openColumns('Trial', { id: 'b' }, sealed)).toThrow('belongs elsewhere')
  })
})

describe('keys', () => {
  const keys = setUpKeyFile()
  const encoded = randomBytes(32).toString('base64')

  it('come from the environment, the first one seals, and every one opens', () => {
    const before = `old:${encoded}`
    vi.stubEnv('ENCRYPTION_KEYS', before)
    rereadKeyRing()
    const sealed = seal(HERE, TEXT)
    vi.stubEnv('ENCRYPTION_KEYS', `new:${randomBytes(32).toString('base64url')}, ${before}`)
    rereadKeyRing()
    expect(open(HERE, sealed)).toBe(TEXT)
    expect([getKeyId(sealed), getKeyId(seal(HERE, TEXT))]).toEqual(['old', 'new'])
  })

  it.each([
    'without-a-key',
    'a:',
    `a:${'x'.repeat(42)}`,
    `a:${encoded},`,
    `a:${encoded},a:${encoded}`,
    `with blank:${encoded}`,
    `a:${randomBytes(16).toString('base64')}`,
  ])('in the environment that are not what they have to be are refused in a sentence without them', (text) => {
    const parsing = () => parseEnvironment({ ENCRYPTION_KEYS: text })
    expect(parsing).toThrow(/^ENCRYPTION_KEYS must be id:key, or several with a comma between them: .+ in base64$/)
    expect(parsing).not.toThrow(encoded)
  })

  it('are made once in a file that only its owner reads, and a file that is written anew is seen', () => {
    expect(findKeyRing()).toBeNull()
    const { id } = makeKeyRing().current
    expect([makeKeyRing().current.id, ...keys.readIds()]).toEqual([id, id])
    expect(statSync(keys.file).mode & 0o777).toBe(0o600)
    expect(readFileSync(keys.file, 'utf8')).toContain(id)
    keys.replaceSecret('another')
    expect(findKeyRing()?.current.id).toBe('another')
  })

  it('in a damaged file are an error that says what to do, and no new ones are made', () => {
    makeKeyRing()
    keys.damage()
    expect(() => makeKeyRing()).toThrow('is damaged: put it back from a copy')
    expect(readFileSync(keys.file, 'utf8')).toBe('{"keys":[]}')
  })
})
