import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import type { CaseFile } from '@/lib/domain/case-file'

/** SHA-256 over the RFC 8785 canonical JSON of a value that is JSON. */
export function hashJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('only JSON can be hashed')
  return `sha256:${bytesToHex(sha256(utf8ToBytes(text)))}`
}

/** The hash of a case file as assessed, so that a re-run can be compared. */
export function hashInput(file: CaseFile): string {
  return hashJson(file)
}
