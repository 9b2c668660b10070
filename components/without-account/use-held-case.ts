'use client'
import { useEffect, useState } from 'react'
import type { CaseFile } from '@/lib/domain/case-file'

/** What can be taken back, in words, and the case as it was. */
type Undo = { readonly said: string; readonly file: CaseFile }

type Held = {
  readonly file: CaseFile | null
  readonly undo: Undo | null
  /** Whether closing the page would lose something that is nowhere else. */
  readonly isOnlyHere: boolean
}

const NOTHING: Held = { file: null, undo: null, isOnlyHere: false }

/** The one case of the page, in its memory and nowhere else. */
export function useHeldCase() {
  const [held, setHeld] = useState(NOTHING)

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (held.isOnlyHere) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [held.isOnlyHere])

  return {
    file: held.file,
    /** Takes in a case that is elsewhere too: a file, or an example. */
    open: (file: CaseFile) => setHeld({ file, undo: null, isOnlyHere: false }),
    change: (file: CaseFile) => setHeld({ file, undo: null, isOnlyHere: true }),
    remove: (said: string, before: CaseFile, after: CaseFile | null) =>
      setHeld({ file: after, undo: { said, file: before }, isOnlyHere: true }),
    undo: () => setHeld((now) => (now.undo === null ? now : { file: now.undo.file, undo: null, isOnlyHere: true })),
    undoSaid: held.undo?.said ?? null,
    /** Says that the case was exported, so that it is elsewhere too. */
    exported: () => setHeld((now) => ({ ...now, isOnlyHere: false })),
  }
}
