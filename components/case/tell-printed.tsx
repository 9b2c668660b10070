'use client'
import { useEffect } from 'react'

/** Tells the server that the browser prints this page. Without script nobody can know. */
export function TellPrinted({ address }: { readonly address: string }) {
  useEffect(() => {
    const tell = () => {
      // Whether or not it arrives: printing waits for nothing.
      void fetch(address, { method: 'POST', keepalive: true }).catch(() => undefined)
    }
    window.addEventListener('beforeprint', tell)
    return () => window.removeEventListener('beforeprint', tell)
  }, [address])
  return null
}
