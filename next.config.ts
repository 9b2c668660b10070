import type { NextConfig } from 'next'

const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Content-Security-Policy', value: "frame-ancestors 'none'" },
  // Not `no-referrer`: that makes browsers send `Origin: null` with our own forms, which the same-origin check needs.
  { key: 'Referrer-Policy', value: 'same-origin' },
]

/**
 * What the page that needs no account promises, held by the browser: its own files are loaded, and then nothing is
 * fetched, sent or framed. While developing, Next itself talks to the page.
 */
const NOTHING_LEAVES = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
const nothingLeaves = {
  source: '/without-account',
  headers: [{ key: 'Content-Security-Policy', value: NOTHING_LEAVES }],
}

const config: NextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  // Types are checked by `npm run typecheck`; checking them again would double the wait of the first start.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    '@prisma/driver-adapter-utils',
    '@prisma/schema-engine-wasm',
    'fontkit',
    'pdfkit',
    'pg',
    'pglite-prisma-adapter',
  ],
  // The title stands in the head from the start, also without script: it says when a form has errors.
  htmlLimitedBots: /.*/,
  turbopack: { root: process.cwd() },
  allowedDevOrigins: ['127.0.0.1'],
  // Otherwise `next dev` writes files of its own into the repository.
  agentRules: false,
  // The last one that names a header wins.
  headers: async () => [
    { source: '/:path*', headers },
    ...(process.env.NODE_ENV === 'production' ? [nothingLeaves] : []),
  ],
}

export default config
