import 'server-only'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { prepareDataFolder } from '../data-folder'
import { getEnvironment } from '../env'
import type { PrismaClient } from '../generated/client'
import { replaceWhole } from '../secret-file'
import { type ChainPlace, checkPlace, type SealedPlace, sealPlace } from './audit-chain'
import { getAuditKeys } from './audit-keys'

const anchorSchema = z.object({ sequence: z.int().positive(), hash: z.string(), keyId: z.string(), mac: z.string() })

/** What the file outside the database says of how far the record had come; `damaged` where it says nothing. */
export function readAnchor(dataFolder: string): SealedPlace | 'damaged' | null {
  const file = getAnchorFile(dataFolder)
  if (!existsSync(file)) return null
  const read = anchorSchema.safeParse(readJson(file))
  return read.success ? read.data : 'damaged'
}

/**
 * Moves the mark outside the database on to the end of the record; returns how far it is. It is left where it was when
 * the record no longer holds what it marks: that is what it is for.
 */
export async function moveAnchor(database: PrismaClient, dataFolder: string): Promise<number> {
  const end = await database.auditHead.findUnique({ where: { id: 1 } })
  const anchor = readAnchor(dataFolder)
  if (end === null || !(await isHeld(database, anchor))) return 0
  if (anchor === null || anchor === 'damaged' || anchor.sequence < end.sequence) writeAnchor(dataFolder, end)
  return end.sequence
}

/** Sets the mark to the end of the record as it is now, whatever it said before. */
export async function renewAnchor(database: PrismaClient): Promise<void> {
  const end = await database.auditHead.findUnique({ where: { id: 1 } })
  if (end !== null) writeAnchor(prepareDataFolder(getEnvironment().dataFolder), end)
}

async function isHeld(database: PrismaClient, anchor: SealedPlace | 'damaged' | null): Promise<boolean> {
  if (anchor === null) return true
  if (anchor === 'damaged' || checkPlace(getAuditKeys(), 'anchor', anchor) !== 'sound') return false
  const marked = await database.auditEntry.findUnique({ where: { sequence: anchor.sequence }, select: { hash: true } })
  return marked?.hash === anchor.hash
}

function writeAnchor(dataFolder: string, { sequence, hash }: ChainPlace): void {
  const [key] = getAuditKeys()
  replaceWhole(getAnchorFile(dataFolder), `${JSON.stringify(sealPlace(key, 'anchor', { sequence, hash }))}\n`)
}

function getAnchorFile(dataFolder: string): string {
  return path.join(dataFolder, 'audit-anchor.json')
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
