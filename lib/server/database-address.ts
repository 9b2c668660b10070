import 'server-only'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/
const ENCRYPTED = ['require', 'verify-ca', 'verify-full']

/** Why a PostgreSQL server may not be used at this address, or `null`: what goes over a network is encrypted. */
export function findFaultOfAddress(url: string): string | null {
  if (!URL.canParse(url)) return 'DATABASE_URL must be an address: postgresql://name:password@host:5432/database'
  const { hostname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? hostname
  const isHere = host === '' || host.startsWith('/') || LOOPBACK.test(host)
  if (isHere || ENCRYPTED.includes(searchParams.get('sslmode') ?? '')) return null
  return `DATABASE_URL leads to ${host} without encryption: add sslmode=verify-full (only a server on this computer may do without)`
}
