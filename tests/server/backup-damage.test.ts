import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { checkBackup, restoreBackup } from '@/lib/server/backup/restore-backup'
import { applyMigrations } from '@/lib/server/migrations'
import { backUpToBytes, dumpRows, readParts, seal, toLines } from './backup-tools'
import { aClinician, openTestDatabase, setUpTestDatabase } from './database'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const CHUNK = 65_536 + 16
const MESSAGE =
  /^(the backup is damaged|the passphrase or key is not the one of this backup, or its first lines are damaged)$/

const database = setUpTestDatabase()
let small = new Uint8Array()
let large = new Uint8Array()
let lines: readonly string[] = []

beforeAll(async () => {
  await aClinician(database.current)
  small = await backUpToBytes(database.current)
  lines = await toLines(small)
  // Text that cannot be compressed, so that the file has several chunks.
  await database.current.prisma.$executeRaw`
    INSERT INTO "Clinician" ("id", "practiceId", "role", "username", "displayName", "passwordHash")
    SELECT gen_random_uuid(), "Practice"."id", 'reader', 'synthetic ' || n,
      n || gen_random_uuid()::text || gen_random_uuid()::text, 'none'
    FROM "Practice", generate_series(1, 6000) AS n`
  large = await backUpToBytes(database.current)
})

/** What is wrong with a backup, or `whole`. */
async function judge(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    await checkBackup(readParts(bytes))
    return 'whole'
  } catch (error) {
    return error instanceof Error ? error.message : 'no error'
  }
}

function flip(bytes: Uint8Array<ArrayBuffer>, place: number, bit: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice()
  copy[place] = (copy[place] ?? 0) ^ (1 << bit)
  return copy
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts))
}

/** The file without its chunks, and these. */
function toChunks(bytes: Uint8Array<ArrayBuffer>) {
  const text = Buffer.from(bytes).toString('latin1')
  const start = text.indexOf('\n', text.indexOf('\n---') + 1) + 1 + 16
  const chunks = []
  for (let place = start; place < bytes.length; place += CHUNK) chunks.push(bytes.slice(place, place + CHUNK))
  return { head: bytes.slice(0, start), chunks }
}

describe('a damaged backup is refused (R-15)', () => {
  it('when it is not damaged it is whole, in one chunk and in several', async () => {
    expect([await judge(small), await judge(large)]).toEqual(['whole', 'whole'])
    expect(toChunks(large).chunks.length).toBeGreaterThan(4)
  })

  it('at every single byte of it', async () => {
    for (let place = 0; place < small.length; place += 1) {
      expect(await judge(flip(small, place, place % 8)), `byte ${place}`).toMatch(MESSAGE)
    }
  })

  it('at every bit of its first lines and of its last bytes', async () => {
    const { head } = toChunks(small)
    const places = [...Array(head.length).keys(), ...Array.from({ length: 20 }, (_, back) => small.length - 1 - back)]
    for (const place of places) {
      for (let bit = 0; bit < 8; bit += 1) {
        expect(await judge(flip(small, place, bit)), `bit ${bit} of byte ${place}`).toMatch(MESSAGE)
      }
    }
  })

  it('in the middle of a large one and in its last chunk', async () => {
    for (const place of [Math.floor(large.length / 2), large.length - 1, large.length - 200]) {
      expect(await judge(flip(large, place, 3)), `byte ${place}`).toMatch(MESSAGE)
    }
  })

  it('when it ends early, wherever that is', async () => {
    for (let length = 0; length < small.length; length += 1) {
      expect(await judge(small.slice(0, length)), `${length} bytes`).toMatch(MESSAGE)
    }
    const { head, chunks } = toChunks(large)
    for (let kept = 0; kept < chunks.length; kept += 1) {
      expect(await judge(join(head, ...chunks.slice(0, kept))), `${kept} chunks`).toMatch(MESSAGE)
    }
  })

  it('when its chunks are swapped, left out, doubled, or of another backup', async () => {
    const { head, chunks } = toChunks(large)
    const [a = head, b = head, ...rest] = chunks
    const others = toChunks(await backUpToBytes(database.current)).chunks
    expect(await judge(join(head, a, b, ...rest))).toBe('whole')
    expect(await judge(join(head, b, a, ...rest))).toMatch(MESSAGE)
    expect(await judge(join(head, b, ...rest))).toMatch(MESSAGE)
    expect(await judge(join(head, a, a, b, ...rest))).toMatch(MESSAGE)
    expect(await judge(join(head, a, ...others.slice(1)))).toMatch(MESSAGE)
  })

  it('when anything is appended to it', async () => {
    expect(await judge(join(small, new Uint8Array(1)))).toMatch(MESSAGE)
    expect(await judge(join(small, small))).toMatch(MESSAGE)
    expect(await judge(join(large, new Uint8Array(CHUNK)))).toMatch(MESSAGE)
  })

  it('when the passphrase is another one', async () => {
    await expect(checkBackup(readParts(small, { passphrase: 'kettle moon rug desk ' }))).rejects.toThrow(
      'the passphrase or key is not the one of this backup',
    )
  })

  it('but not when the letters of the passphrase were typed in another way', async () => {
    const sealed = await seal(lines, { passphrase: 'caf\u00e9 moon rug desk' })
    await expect(checkBackup(readParts(sealed, { passphrase: 'cafe\u0301 moon rug desk' }))).resolves.toBeDefined()
  })

  it('and then the database is as it was, even when what it holds may be lost', async () => {
    const target = await openTestDatabase()
    await applyMigrations(target)
    await aClinician(target, 'There before')
    const before = await dumpRows(target)
    const { head, chunks } = toChunks(large)
    for (const damaged of [flip(large, large.length - 1, 0), join(head, ...chunks.slice(0, -1)), join(large, head)]) {
      await expect(restoreBackup(target, readParts(damaged), { replace: true })).rejects.toThrow(
        'the backup is damaged',
      )
      expect(await dumpRows(target)).toEqual(before)
    }
    await target.close()
  })
})

describe('a file that is sealed as a backup is, and says something else, is refused (R-15)', () => {
  /** The lines up to the last, with a last one that fits them. */
  function withEnd(changed: readonly string[]): readonly string[] {
    const sha256 = createHash('sha256')
      .update(changed.map((line) => `${line}\n`).join(''))
      .digest('hex')
    return [...changed, JSON.stringify({ end: true, sha256 })]
  }
  const changeHeader = (changes: object) => {
    const [header = '', ...rest] = lines.slice(0, -1)
    return seal(withEnd([JSON.stringify({ ...JSON.parse(header), ...changes }), ...rest]))
  }

  it('unless it says the same', async () => {
    expect(await judge(await seal(lines))).toBe('whole')
    expect(await judge(await seal(withEnd(lines.slice(0, -1))))).toBe('whole')
  })

  it('when it is something else', async () => {
    expect(await judge(await seal(['{"format":"tar"}']))).toBe('the file is encrypted, and is no backup of Fair Trial')
    expect(await judge(await seal(['Dear Anna,']))).toBe('the file is encrypted, and is no backup of Fair Trial')
    expect(await judge(await seal([]))).toBe('the backup is damaged')
  })

  it('when it has a later format', async () => {
    expect(await judge(await changeHeader({ formatVersion: 2 }))).toMatch(/a format that this version .* does not know/)
  })

  it('when a row is missing, is there twice, was changed or has a value too few', async () => {
    const row = lines.findIndex((line) => line.includes('clinician-'))
    const changes: readonly (readonly string[])[] = [
      [],
      [lines[row] ?? '', lines[row] ?? ''],
      ['[null]'],
      ['{}'],
      ['x'],
    ]
    for (const instead of changes) {
      const changed = [...lines.slice(0, row), ...instead, ...lines.slice(row + 1, -1)]
      expect(await judge(await seal(withEnd(changed)))).toBe('the backup is damaged')
    }
    const renamed = lines.slice(0, -1).map((line) => line.replace('Synthetic clinician', 'Somebody else'))
    expect(await judge(await seal(withEnd(renamed)))).toBe('the backup is damaged')
  })

  it('when the count of its rows, its end, or what comes after it is not right', async () => {
    expect(await judge(await changeHeader({ rows: 3 }))).toBe('the backup is damaged')
    expect(await judge(await seal(lines.slice(0, -1)))).toBe('the backup is damaged')
    expect(await judge(await seal([...lines, '{}']))).toBe('the backup is damaged')
  })
})
