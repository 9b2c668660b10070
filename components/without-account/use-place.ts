'use client'
import { useEffect, useState } from 'react'
import { type Deed, isView, type Place, RULES_BASE, readDeed, readPlace } from './place'

const RULES_PAGE = '/rules#'

/** Where one is within the page, as its address says, so that Back and Forward work. `leave` is told before it changes. */
export function usePlace(leave: () => void): Place {
  const [place, setPlace] = useState(() => readPlace(''))
  useEffect(() => {
    const go = () =>
      setPlace((before) => readPlace(window.location.hash, before.view === 'case' ? before.definition : undefined))
    const follow = () => {
      leave()
      go()
    }
    go()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [leave])
  return place
}

/** Takes the links that do something, and those that would lead out of the page, before the browser follows them. */
export function useLinks(isCase: boolean, act: (deed: Deed) => void) {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const href = link?.getAttribute('href') ?? ''
      if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      const deed = readDeed(href)
      if (deed !== null || href.startsWith('#')) link?.closest('details.menu')?.removeAttribute('open')
      if (deed !== null) {
        event.preventDefault()
        act(deed)
      } else if (href.startsWith(RULES_PAGE)) {
        event.preventDefault()
        window.location.hash = `${RULES_BASE}${href.slice(RULES_PAGE.length)}`
      } else if (!isCase && href.startsWith('#') && !isView(href)) {
        // A part of the view that is shown, which is no address: elsewhere it would be read as a part of the case.
        event.preventDefault()
        goToPart(href.slice(1))
      }
    }
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target instanceof HTMLFormElement ? event.target : null
      const deed = readDeed(form?.getAttribute('action') ?? '')
      if (deed === null) return
      event.preventDefault()
      act(deed)
    }
    document.addEventListener('click', onClick)
    document.addEventListener('submit', onSubmit)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('submit', onSubmit)
    }
  }, [isCase, act])
}

/** Shows and focuses a part of the page, whatever it is closed in. */
export function goToPart(id: string | null) {
  const part = id === null ? document.querySelector('main h1') : document.getElementById(id)
  if (!(part instanceof HTMLElement)) return
  for (let parent: Element | null = part; parent !== null; parent = parent.parentElement) {
    if (parent instanceof HTMLDetailsElement) parent.open = true
  }
  if (part.tabIndex < 0) part.tabIndex = -1
  part.focus({ preventScroll: true })
  if (id === null) window.scrollTo(0, 0)
  else part.scrollIntoView()
}
