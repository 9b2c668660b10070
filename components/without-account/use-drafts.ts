'use client'
import { useEffect, useState } from 'react'
import { toBody } from '@/components/forms/send-form'
import { type FormValues, toFormValues } from '@/lib/exchange/forms/form-values'
import { LINES } from './place'

/** What was typed in forms that were left before they were saved, by the address of the form. */
export type Drafts = ReturnType<typeof makeDrafts>

/** Keeps what is typed in a form that is left, as long as the page is open. */
export function useDrafts(): Drafts {
  const [drafts] = useState(makeDrafts)

  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) drafts.seen(target.closest('form'))
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (drafts.hasAny()) event.preventDefault()
    }
    document.addEventListener('focusin', onFocus)
    window.addEventListener('beforeunload', warn)
    return () => {
      document.removeEventListener('focusin', onFocus)
      window.removeEventListener('beforeunload', warn)
    }
  }, [drafts])

  return drafts
}

function makeDrafts() {
  const kept = new Map<string, FormValues>()
  // The form in which one types, and what stood in it before.
  let form: HTMLFormElement | null = null
  let before = ''

  return {
    seen: (focused: HTMLFormElement | null) => {
      if (focused === null || focused === form || !focused.matches('.clinical-form')) return
      form = focused
      before = toBody(focused).toString()
    },
    /** Takes what stands in the form that is about to go. */
    keep: () => {
      const address = form?.getAttribute('action')
      if (form?.isConnected && address && toBody(form).toString() !== before) {
        kept.set(address, toFormValues(toBody(form)))
      }
      form = null
    },
    /** The form was saved, or is to begin anew. */
    drop: (address: string) => {
      kept.delete(address)
      form = null
    },
    /** Another case is opened: only lines, which belong to none yet, stay. */
    dropOfCase: () => {
      for (const address of kept.keys()) if (address !== LINES) kept.delete(address)
    },
    get: (address: string): FormValues | null => kept.get(address) ?? null,
    hasAny: () => kept.size > 0,
  }
}
