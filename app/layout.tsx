import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { SiteFooter } from '@/components/shell/site-footer'
import { getEnvironment } from '@/lib/server/env'
import './globals.css'

const latin = localFont({
  src: [
    { path: '../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2', weight: '400' },
    { path: '../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2', weight: '600' },
  ],
  variable: '--font-latin',
  display: 'swap',
})

const latinExt = localFont({
  src: [
    { path: '../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-400-normal.woff2', weight: '400' },
    { path: '../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-ext-600-normal.woff2', weight: '600' },
  ],
  variable: '--font-latin-ext',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+20A0-20AB' }],
})

/** The Latin files leave out "≥"; see fonts/README.md. */
const symbols = localFont({
  src: [
    { path: './fonts/fair-trial-symbols-400.woff2', weight: '400' },
    { path: './fonts/fair-trial-symbols-600.woff2', weight: '600' },
  ],
  variable: '--font-symbols',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+03BC, U+2030, U+2190-2194, U+2248, U+2260, U+2264-2265' }],
})

export const metadata: Metadata = {
  title: { default: 'Fair Trial', template: '%s · Fair Trial' },
  description: 'Says for each past antidepressant trial whether it was a fair trial, with every reason and source.',
  robots: { index: false, follow: false },
  icons: { icon: '/icon.svg' },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#171f27' },
  ],
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  // The line for a crisis is a setting of the running program, so no page is made when it is built.
  await connection()
  const { crisisLine } = getEnvironment()
  return (
    <html lang="en" className={`${latin.variable} ${latinExt.variable} ${symbols.variable}`}>
      <body>
        {children}
        <SiteFooter crisisLine={crisisLine} />
      </body>
    </html>
  )
}
