import type { Locator, Page } from '@playwright/test'
import { type FocusStop, readFocusStop } from './focus-stop'

/** More than any page has stops. */
const MOST_STOPS = 400

/** Someone without a mouse: presses keys, counts them, and looks at every place where the focus stops. */
export function createKeyboard(page: Page) {
  const faults: string[] = []
  let keys = 0

  async function press(key: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key)
    keys += times
  }

  async function stop(key: string): Promise<FocusStop | null> {
    await press(key)
    const here = await readFocusStop(page)
    faults.push(...(here?.faults ?? []))
    return here
  }

  const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)

  return {
    /** What was wrong where the focus stopped. */
    faults,
    /** The keys that were pressed beside what was written. */
    keys: () => keys,
    press,
    /** Writes where the focus is; what is written does not count as keys. */
    write: (text: string) => page.keyboard.type(text),
    /** Goes on to a place, stop by stop, also past the end of the page. */
    async goTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
      for (let stops = 0; stops < MOST_STOPS; stops += 1) {
        if (await hasFocus(target)) return
        await stop(key)
      }
      throw new Error(`the focus never comes to ${target}`)
    },
    /** Goes to a place and presses Enter there. */
    async open(target: Locator): Promise<void> {
      await this.goTo(target)
      await press('Enter')
    },
    /** Goes to a box and writes into it. */
    async fill(target: Locator, text: string): Promise<void> {
      await this.goTo(target)
      await page.keyboard.type(text)
    },
    /** Every stop from the top of the page to its end. */
    async walk(): Promise<readonly FocusStop[]> {
      const stops: FocusStop[] = []
      while (stops.length < MOST_STOPS) {
        const here = await stop('Tab')
        // Behind the last stop comes the browser itself, or where it has nothing to stop at, the first one again.
        if (here === null || here.name === stops[0]?.name) return stops
        stops.push(here)
      }
      throw new Error('the focus does not leave the page')
    },
  }
}
