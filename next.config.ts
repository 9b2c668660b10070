import type { NextConfig } from 'next'

/** On every answer; what differs from page to page, the content security policy first of all, is set by `proxy.ts`. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // Over plain HTTP `no-referrer` would make browsers send `Origin: null` with our own forms; over TLS `proxy.ts` says it.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
]

const config: NextConfig = {
  poweredByHeader: false,
  images: { unoptimized: true },
  // The page of `forbidden()`, for roles that may not.
  experimental: { authInterrupts: true },
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
    'rate-limiter-flexible',
  ],
  // The title stands in the head from the start, also without script: it says when a form has errors.
  htmlLimitedBots: /.*/,
  turbopack: { root: process.cwd() },
  allowedDevOrigins: ['127.0.0.1'],
  // Otherwise `next dev` writes files of its own into the repository.
  agentRules: false,
  headers: async () => [{ source: '/:path*', headers }],
}

export default config
