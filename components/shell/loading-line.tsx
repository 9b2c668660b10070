'use client'
import { useEffect, useState } from 'react'
import { getNextPage } from './leads-away'

/** What comes sooner needs no sign that it is coming. */
const PAUSE_MS = 300

/** A line at the top while the next page is on its way. It takes no room, so that nothing jumps. */
export function LoadingLine() {
  const [isLoading, setIsLoading] = useState(false)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => setIsLoading(true), PAUSE_MS)
    }
    const end = () => {
      clearTimeout(timer)
      setIsLoading(false)
    }
    const clicked = (event: MouseEvent) => {
      if (getNextPage(event) !== null) wait()
    }
    const submitted = (event: SubmitEvent) => {
      if (!event.defaultPrevented) wait()
    }
    document.addEventListener('click', clicked)
    document.addEventListener('submit', submitted)
    // Whoever goes on working here has stayed, and a page may come back from the history as it was left.
    document.addEventListener('pointerdown', end)
    document.addEventListener('keydown', end)
    window.addEventListener('pageshow', end)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('click', clicked)
      document.removeEventListener('submit', submitted)
      document.removeEventListener('pointerdown', end)
      document.removeEventListener('keydown', end)
      window.removeEventListener('pageshow', end)
    }
  }, [])

  return (
    <div className="loading-line no-print" role="status" data-loading={isLoading || undefined}>
      {isLoading && <span className="visually-hidden">Loading …</span>}
    </div>
  )
}
