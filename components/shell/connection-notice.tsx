'use client'
import { useEffect, useRef, useState } from 'react'
import { getNextPage } from './leads-away'

const RETRY_MS = 5000
const BACK_MS = 5000

/** A small file that every visitor may have: whether it comes is all that is asked. */
const ASKED = '/icon.svg'

type Connection = 'unasked' | 'away' | 'back'

/** Whether the server answers. A device without a network may still reach one of its own, so the browser is not asked. */
async function isReachable(): Promise<boolean> {
  try {
    await fetch(ASKED, { method: 'HEAD', cache: 'no-store' })
    return true
  } catch {
    return false
  }
}

/** Says when the server cannot be reached, holds links back until it can, and says when it is there again. */
export function ConnectionNotice() {
  const [connection, setConnection] = useState<Connection>('unasked')
  const isAway = useRef(false)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false

    const tell = (isHere: boolean) => {
      clearTimeout(timer)
      if (isGone) return
      if (!isHere) {
        setConnection('away')
        timer = setTimeout(ask, RETRY_MS)
      } else if (isAway.current) {
        setConnection('back')
        timer = setTimeout(() => setConnection('unasked'), BACK_MS)
      }
      isAway.current = !isHere
    }
    const ask = async () => tell(await isReachable())

    // The page of the browser for a lost connection would take this one away, with all that stands in it.
    const holdBack = (event: MouseEvent) => {
      const next = getNextPage(event)
      if (next === null || (!isAway.current && navigator.onLine)) return
      event.preventDefault()
      void isReachable().then((isHere) => {
        tell(isHere)
        if (isHere) window.location.assign(next)
      })
    }

    window.addEventListener('offline', ask)
    window.addEventListener('online', ask)
    document.addEventListener('click', holdBack, { capture: true })
    return () => {
      isGone = true
      clearTimeout(timer)
      window.removeEventListener('offline', ask)
      window.removeEventListener('online', ask)
      document.removeEventListener('click', holdBack, { capture: true })
    }
  }, [])

  return (
    <div className="connection" role="status" data-connection={connection}>
      {connection === 'away' && (
        <p>
          <strong>The server cannot be reached.</strong> What is shown here stays as it was, and what you typed stays
          where it is. Links wait until there is a connection.
        </p>
      )}
      {connection === 'back' && <p>The server is there again.</p>}
    </div>
  )
}
