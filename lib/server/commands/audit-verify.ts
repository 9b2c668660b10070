import { parseArgs } from 'node:util'
import { describeAuditProblem, describeVerification } from '@/lib/exchange/audit/describe-verification'
import { renewAnchor } from '../audit/audit-anchor'
import { recordAuditAlone } from '../audit/record-audit'
import { verifyAudit } from '../audit/verify-audit'
import { closeDatabase, getDatabase } from '../db'

const USAGE = `Usage: npm run audit:verify                    reads the whole audit record; exit 1 when anything in it was changed
       npm run audit:verify -- --renew-anchor  sets the mark outside the database to where the record ends now:
                                               only once it is known why it differed; that stands in the record then
`

process.exitCode = await verify(parseRequest(process.argv.slice(2)))

async function verify(request: { readonly renews: boolean } | null): Promise<number> {
  if (request === null) {
    process.stderr.write(USAGE)
    return 2
  }
  try {
    const database = await getDatabase()
    if (request.renews) {
      await recordAuditAlone({ clinician: null, action: 'audit.anchorRenewed', detail: { method: 'commandLine' } })
      await renewAnchor(database)
    }
    const startedAt = performance.now()
    const found = await verifyAudit(database)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    for (const problem of found.first) process.stdout.write(`${describeAuditProblem(problem)}\n`)
    if (found.problems > found.first.length) process.stdout.write('More follow.\n')
    if (!found.hasAnchor && found.entries > 0)
      process.stdout.write('There is no mark outside the database here: a cut end would not be seen.\n')
    process.stdout.write(`${describeVerification(found)} ${seconds} s.\n`)
    return found.problems === 0 ? 0 : 1
  } finally {
    await closeDatabase()
  }
}

function parseRequest(args: string[]): { readonly renews: boolean } | null {
  try {
    const { values } = parseArgs({ args, options: { 'renew-anchor': { type: 'boolean' } } })
    return { renews: values['renew-anchor'] === true }
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
