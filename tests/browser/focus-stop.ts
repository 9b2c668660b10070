import type { Page } from '@playwright/test'

/** Where the focus is, and what is wrong with how it is shown there. */
export type FocusStop = {
  readonly name: string
  readonly faults: readonly string[]
  /** Where it lies on the page, in px. */
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
}

/**
 * Looks at what has the focus: it is in view, under no bar that stays in view (2.4.11), looked different from how the one
 * before it looks now that the focus has left it (2.4.7), and is large enough, or has room around it (2.5.8). `null` when
 * the focus has left the page.
 */
export function readFocusStop(page: Page): Promise<FocusStop | null> {
  return page.evaluate(() => {
    const TARGETS = 'a[href], button, summary, select, textarea, input:not([type=hidden])'
    const LEAST_PX = 24
    const LOOKS = ['outline', 'boxShadow', 'borderColor', 'backgroundColor', 'textDecoration'] as const

    function lookOf(element: Element): string {
      const style = getComputedStyle(element)
      return LOOKS.map((property) => style[property]).join(' | ')
    }
    function nameOf(element: Element): string {
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
      const text = element.getAttribute('aria-label') ?? label ?? element.textContent ?? ''
      return `${element.tagName.toLowerCase()} "${text.replace(/\s+/g, ' ').trim().slice(0, 60)}"`
    }
    /** A tick box is pressed by its label too. */
    function boxOf(element: Element) {
      const own = element.getBoundingClientRect()
      const isTick = element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type)
      const label = isTick ? element.labels?.[0]?.getBoundingClientRect() : undefined
      const box = label ?? own
      return {
        left: Math.min(own.left, box.left),
        top: Math.min(own.top, box.top),
        right: Math.max(own.right, box.right),
        bottom: Math.max(own.bottom, box.bottom),
      }
    }
    type Box = ReturnType<typeof boxOf>
    const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
    const isSmall = ({ left, top, right, bottom }: Box) => right - left < LEAST_PX || bottom - top < LEAST_PX
    function aroundMiddle({ left, top, right, bottom }: Box): Box {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2]
      const half = LEAST_PX / 2
      return { left: x - half, top: y - half, right: x + half, bottom: y + half }
    }
    function hasRoom(element: Element, box: Box): boolean {
      const others = [...document.querySelectorAll(TARGETS)].filter(
        (other) => other !== element && other.checkVisibility({ visibilityProperty: true }),
      )
      return others.every((other) => !meet(aroundMiddle(box), boxOf(other)))
    }
    function isWithinText(element: Element): boolean {
      const around = element.parentElement?.textContent?.trim().length ?? 0
      return getComputedStyle(element).display === 'inline' && around > (element.textContent?.trim().length ?? 0)
    }

    /** What stays in view while the page is scrolled; looked for anew when the page has changed. */
    function listBars(): readonly Element[] {
      const all = [...document.querySelectorAll('body *')]
      const known: unknown = Reflect.get(window, 'bars')
      if (Array.isArray(known) && known[0] === all.length) return known[1]
      const bars = all.filter((one) => /^(sticky|fixed)$/.test(getComputedStyle(one).position))
      Reflect.set(window, 'bars', [all.length, bars])
      return bars
    }

    const element = document.activeElement
    const before: unknown = Reflect.get(window, 'stopBefore')
    const faults: string[] = []
    if (Array.isArray(before)) {
      const [last, look] = before
      if (last instanceof Element && last !== element && last.isConnected && lookOf(last) === look)
        faults.push(`${nameOf(last)} looks the same with and without the focus`)
    }
    const isOnPage = element !== null && element !== document.body
    Reflect.set(window, 'stopBefore', isOnPage ? [element, lookOf(element)] : null)
    if (!isOnPage) return null

    const own = element.getBoundingClientRect()
    const box = boxOf(element)
    if (own.bottom <= 0 || own.top >= innerHeight || own.right <= 0 || own.left >= innerWidth)
      faults.push('is out of view')
    const covers = listBars().filter(
      (other) =>
        other.textContent?.trim() !== '' &&
        !other.contains(element) &&
        !element.contains(other) &&
        meet(own, other.getBoundingClientRect()),
    )
    faults.push(...covers.map((other) => `lies under .${other.className}`))
    const isTarget = element.matches(TARGETS)
    if (isTarget && isSmall(box) && !isWithinText(element) && !hasRoom(element, box))
      faults.push(`is ${Math.round(own.width)} × ${Math.round(own.height)} px without room around it`)
    const name = nameOf(element)
    const onPage = {
      left: box.left + scrollX,
      top: box.top + scrollY,
      right: box.right + scrollX,
      bottom: box.bottom + scrollY,
    }
    return { name, faults: faults.map((fault) => `${name} at ${location.pathname}: ${fault}`), box: onPage }
  })
}
