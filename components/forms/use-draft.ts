'use client'
import { type RefObject, useEffect, useState } from 'react'
import { type DraftSent, sendDraft } from './send-draft'
import { toBody } from './send-form'

const PAUSE_MS = 1000
const RETRY_MS = 10_000
const LONGEST_WAIT_MS = 3000

/**
 * Keeps what is typed in a form as a draft: a second after the last key, on leaving a box, and when the page goes away.
 * What could not be kept is tried again until it is.
 */
export function useDraft(form: RefObject<HTMLFormElement | null>, isOn: boolean) {
  const [sent, setSent] = useState<DraftSent | null>(null)
  const [keeper] = useState(() => makeKeeper(form, setSent))

  useEffect(() => {
    if (!isOn) return
    keeper.start()
    const sendLast = () => keeper.send(true)
    const sendNow = () => keeper.send(false)
    const onHide = () => (document.visibilityState === 'hidden' ? sendLast() : sendNow())
    window.addEventListener('pagehide', sendLast)
    window.addEventListener('online', sendNow)
    window.addEventListener('focus', sendNow)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      keeper.stop()
      window.removeEventListener('pagehide', sendLast)
      window.removeEventListener('online', sendNow)
      window.removeEventListener('focus', sendNow)
      document.removeEventListener('visibilitychange', onHide)
    }
  }, [isOn, keeper])

  return { sent, keeper, forget: () => setSent(null) }
}

function makeKeeper(form: RefObject<HTMLFormElement | null>, tell: (sent: DraftSent) => void) {
  let isOn = false
  let kept = ''
  let number = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<void> | null = null

  function read(): URLSearchParams | null {
    return isOn && form.current !== null ? toBody(form.current) : null
  }

  function later(milliseconds: number) {
    clearTimeout(timer)
    timer = setTimeout(() => send(false), milliseconds)
  }

  // One at a time, except for the last words of a page that goes away.
  function send(isLast: boolean) {
    const body = read()
    if (body === null || body.toString() === kept || (sending !== null && !isLast)) return
    clearTimeout(timer)
    const run = finish(body, isLast).finally(() => {
      if (sending === run) sending = null
    })
    sending = run
  }

  async function finish(body: URLSearchParams, isLast: boolean) {
    number += 1
    const result = await sendDraft(body, number, isLast)
    if (!isOn) return
    tell(result)
    if (result.kind === 'kept') {
      kept = body.toString()
      if (hasUnkept()) later(PAUSE_MS)
    } else if (result.canRetry) {
      later(RETRY_MS)
    }
  }

  function hasUnkept(): boolean {
    const body = read()
    return body !== null && body.toString() !== kept
  }

  return {
    /** What stands in the form as the page came needs no keeping; what was typed before the script arrived does. */
    start() {
      isOn = true
      kept = form.current !== null && isAsOpened(form.current) ? toBody(form.current).toString() : ''
      send(false)
    },
    /** Goes on after a form was not saved, without forgetting what is not kept yet. */
    resume() {
      isOn = true
      send(false)
    },
    stop() {
      isOn = false
      clearTimeout(timer)
    },
    /** Something was typed. */
    touch() {
      if (isOn && sending === null) later(PAUSE_MS)
    },
    send,
    hasUnkept,
    /** Waits a little for a draft that is under way, so that it does not arrive after the form is saved. */
    async settle() {
      if (sending === null) return
      await Promise.race([sending, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))])
    },
  }
}

function isAsOpened(form: HTMLFormElement): boolean {
  return [...form.elements].every((box) => {
    if (box instanceof HTMLSelectElement) {
      return [...box.options].every((option) => option.selected === option.defaultSelected || box.selectedIndex === 0)
    }
    if (box instanceof HTMLTextAreaElement) return box.value === box.defaultValue
    if (!(box instanceof HTMLInputElement) || box.type === 'hidden') return true
    return box.type === 'checkbox' ? box.checked === box.defaultChecked : box.value === box.defaultValue
  })
}
