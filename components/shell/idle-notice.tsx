'use client'
import { useEffect, useState } from 'react'

const ADDRESS = '/api/account/session'
/** Somebody who reads and does not click is told so long before the end. Seconds. */
const WARNED_SECONDS = 120
const FIRST_LOOK_SECONDS = 60
const UNREACHED_SECONDS = 30

/** How long the session still lasts, if nothing more is done and in any case. */
type Left = { readonly idleSeconds: number; readonly seconds: number }

type Warning = { readonly isFinal: boolean; readonly minutes: number }

/** How long is left, `ended`, or `null` where nobody could say. Asking by GET keeps no session alive. */
async function ask(method: 'GET' | 'POST'): Promise<Left | 'ended' | null> {
  try {
    const response = await fetch(ADDRESS, { method, cache: 'no-store' })
    if (response.status === 401) return 'ended'
    const left: unknown = await response.json()
    return response.ok && isLeft(left) ? left : null
  } catch {
    return null
  }
}

function isLeft(value: unknown): value is Left {
  return typeof value === 'object' && value !== null && 'idleSeconds' in value && 'seconds' in value
}

function leave(): void {
  const { pathname, search } = window.location
  window.location.assign(`/sign-in?${new URLSearchParams({ next: `${pathname}${search}`, notice: 'ended' })}`)
}

/** Warns two minutes before a session ends and lets it go on; when it has ended, no case stays on the screen. */
export function IdleNotice() {
  const [warning, setWarning] = useState<Warning | null>(null)
  const [stay] = useState(() => makeWatch(setWarning))

  useEffect(() => stay.start(), [stay])

  return (
    <div className="idle-notice" role="alert">
      {warning !== null && (
        <div className="idle-box">
          <p className="idle-words">
            {warning.isFinal ? (
              <>
                <strong>This session ends in {describeMinutes(warning.minutes)}</strong>, however busy. Save what you
                are doing; drafts are kept.
              </>
            ) : (
              <>
                <strong>You will be signed out in {describeMinutes(warning.minutes)}</strong>, since nothing was done.
                Drafts are kept.
              </>
            )}
          </p>
          {!warning.isFinal && (
            <button type="button" className="button button-primary" onClick={() => stay.goOn()}>
              Stay signed in
            </button>
          )}
        </div>
      )}
    </div>
  )
}

function describeMinutes(minutes: number): string {
  return minutes <= 1 ? 'a minute' : `${minutes} minutes`
}

function makeWatch(warn: (warning: Warning | null) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOn = false

  function later(seconds: number) {
    clearTimeout(timer)
    if (isOn) timer = setTimeout(() => look('GET'), Math.max(1, seconds) * 1000)
  }

  async function look(method: 'GET' | 'POST') {
    const left = await ask(method)
    if (!isOn) return
    if (left === 'ended') return leave()
    if (left === null) return later(UNREACHED_SECONDS)
    const soonest = Math.min(left.idleSeconds, left.seconds)
    if (soonest > WARNED_SECONDS) {
      warn(null)
      return later(soonest - WARNED_SECONDS)
    }
    warn({ isFinal: left.seconds <= left.idleSeconds, minutes: Math.ceil(soonest / 60) })
    // Until the minute that is named is over, and past the end by a second.
    later(soonest > 60 ? soonest - 60 : soonest + 1)
  }

  // A laptop that slept has missed its timers.
  const onShow = () => {
    if (document.visibilityState === 'visible') void look('GET')
  }

  return {
    start() {
      isOn = true
      later(FIRST_LOOK_SECONDS)
      document.addEventListener('visibilitychange', onShow)
      return () => {
        isOn = false
        clearTimeout(timer)
        document.removeEventListener('visibilitychange', onShow)
      }
    },
    goOn() {
      void look('POST')
    },
  }
}
