import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '../bin/find-chromium.mjs'

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']

/** Starts the Chromium that is installed here. */
export function startChromium(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('Chromium is not installed here; CHROMIUM names one elsewhere')
  return chromium.launch({ executablePath, args: [...ARGS, ...more] })
}
