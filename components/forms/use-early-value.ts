'use client'
import { type RefObject, useEffect, useEffectEvent } from 'react'

/** Reads, as it stands, what was typed or chosen in a box before the script arrived: no event tells of it. */
export function useEarlyValue(
  box: RefObject<{ readonly value: string } | null>,
  rendered: string,
  read: (value: string) => void,
): void {
  const whenReady = useEffectEvent(() => {
    const value = box.current?.value ?? rendered
    if (value !== rendered) read(value)
  })
  useEffect(() => whenReady(), [])
}
