import 'server-only'
import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'

/** What opens a backup: a passphrase that people know, or the identity that an installation keeps for its own backups. */
export type BackupKey = { readonly passphrase: string } | { readonly identity: string }

const LINE_CHARACTERS_MOST = 200_000_000
const DAMAGED = 'the backup is damaged'

/** Compresses and encrypts text, as `gzip | age` would; a chunk is made when it is asked for. */
export async function* sealText(
  texts: AsyncIterable<string>,
  key: BackupKey,
  workFactor?: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encrypter = new Encrypter()
  if ('identity' in key) encrypter.addRecipient(await identityToRecipient(key.identity))
  else encrypter.setPassphrase(toPassphrase(key.passphrase))
  if (workFactor !== undefined) encrypter.setScryptWorkFactor(workFactor)
  yield* readWebStream(await encrypter.encrypt(toWebStream(through(createGzip(), encode(texts)))))
}

/** The lines of a backup, without their ends; throws one sentence when a single byte is not as it was written. */
export async function* openLines(
  chunks: AsyncIterable<Uint8Array<ArrayBuffer>>,
  key: BackupKey,
): AsyncGenerator<string> {
  const decrypter = new Decrypter()
  if ('identity' in key) decrypter.addIdentity(key.identity)
  else decrypter.addPassphrase(toPassphrase(key.passphrase))
  const decrypted = await openSeal(decrypter, chunks)
  try {
    yield* splitLines(through(createGunzip(), readWebStream(decrypted)))
  } catch (error) {
    throw new Error(DAMAGED, { cause: error })
  }
}

async function openSeal(decrypter: Decrypter, chunks: AsyncIterable<Uint8Array<ArrayBuffer>>) {
  try {
    return await decrypter.decrypt(toWebStream(chunks))
  } catch (error) {
    const isOtherKey = error instanceof Error && error.message.startsWith('no identity matched')
    if (isOtherKey)
      throw new Error('the passphrase or key is not the one of this backup, or its first lines are damaged')
    throw new Error(DAMAGED, { cause: error })
  }
}

// Not the stream of the web platform that does the same: in Node 20 it takes in far more than it has room for.
async function* through(
  transform: Transform,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const pumping = pipeline(chunks, transform)
  // What fails there is thrown by the loop too.
  const pumped = pumping.catch(() => undefined)
  try {
    for await (const chunk of transform) yield new Uint8Array(chunk)
    await pumping
  } finally {
    transform.destroy()
    await pumped
  }
}

// The same letters can be typed in two ways.
function toPassphrase(typed: string): string {
  return typed.normalize('NFC')
}

async function* encode(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  for await (const text of texts) yield encoder.encode(text)
}

async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest = ''
  for await (const chunk of chunks) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n')
    lines[0] = rest + (lines[0] ?? '')
    rest = lines.pop() ?? ''
    if (rest.length > LINE_CHARACTERS_MOST) throw new Error('a line is too long')
    yield* lines
  }
  if (rest + decoder.decode() !== '') throw new Error('the last line has no end')
}

function toWebStream(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      pull: async (controller) => {
        const next = await iterator.next()
        if (next.done === true) controller.close()
        else controller.enqueue(next.value)
      },
      cancel: async () => {
        await iterator.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

async function* readWebStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield new Uint8Array(value)
    }
  } finally {
    await reader.cancel()
  }
}
