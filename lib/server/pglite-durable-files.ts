import 'server-only'
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type FileNode = { readonly mode: number }
type OpenFile = { readonly nfd?: number; readonly node: FileNode }

/** The part of the file system inside PGlite that writing to disk needs. */
type FilesOfNode = {
  readonly stream_ops: { fsync?: (file: OpenFile) => void }
  readonly realPath: (node: FileNode) => string
  readonly tryFSOperation: <T>(operation: () => T) => T
}

function isFilesOfNode(value: unknown): value is FilesOfNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'stream_ops' in value &&
    typeof value.stream_ops === 'object' &&
    'realPath' in value &&
    typeof value.realPath === 'function' &&
    'tryFSOperation' in value &&
    typeof value.tryFSOperation === 'function'
  )
}

/** PGlite's files in a folder, with the fsync that PGlite leaves out: without it a power cut loses what was committed. */
export class DurableNodeFS extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      (module: NonNullable<PGlite['Module']>) => addFsync(module.NODEFS),
    ]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }
}

function addFsync(files: unknown): void {
  if (!isFilesOfNode(files))
    throw new Error('this version of PGlite keeps its files in another way: fsync cannot be added')
  files.stream_ops.fsync = ({ nfd, node }) => {
    files.tryFSOperation(() => (nfd === undefined ? syncFolder(files.realPath(node)) : fsyncSync(nfd)))
  }
}

/** Puts every file and folder under a folder on disk, however it was written. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name)
    if (entry.isDirectory()) syncTree(name)
    else if (entry.isFile()) syncPath(name, 'r+')
  }
  syncFolder(folder)
}

/** Puts the entries of a folder on disk; Windows neither needs nor allows it. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncPath(folder, 'r')
}

function syncPath(name: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(name, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
