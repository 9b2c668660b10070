import 'server-only'
import type { CaseFile } from '@/lib/domain/case-file'
import type { FormErrors } from '@/lib/exchange/forms/form-values'
import { readUploadInSteps, type UploadedFile } from '@/lib/exchange/forms/read-upload'
import { tidyInBackground } from './case-index-refresh'
import type { Clinician } from './clinician'
import { getDatabase } from './db'
import { insertCases } from './insert-rows'

const CASES_AT_A_TIME = 50
const READ_AT_A_TIME = 10
const IMPORTING_MS = 10 * 60_000
const MANY = 100

/** How far an import is. */
export type ImportProgress = { readonly step: 'reading' | 'storing'; readonly done: number; readonly of: number }

/** Where the imported cases are, or what has to be put right before any of them is stored. */
export type Imported = { readonly location: string } | { readonly errors: FormErrors }

/** Reads an upload and stores every case of it, or none, and tells how far it is. */
export async function importUpload(
  clinician: Clinician,
  uploaded: readonly UploadedFile[],
  tell: (progress: ImportProgress) => void,
): Promise<Imported> {
  const steps = readUploadInSteps(uploaded)
  let step = steps.next()
  while (step.done !== true) {
    const { read, of } = step.value
    if (read % READ_AT_A_TIME === 0) {
      tell({ step: 'reading', done: read, of })
      // Others are served in between.
      await new Promise((resolve) => setImmediate(resolve))
    }
    step = steps.next()
  }
  const upload = step.value
  if (!upload.ok) {
    return { errors: Object.fromEntries(upload.errors.map((error, number) => [`files.${number}`, error])) }
  }
  const [only, ...others] = await storeAll(clinician, upload.files, tell)
  if (upload.files.length >= MANY) tidyInBackground()
  return { location: only !== undefined && others.length === 0 ? `/cases/${only}` : '/cases' }
}

async function storeAll(
  clinician: Clinician,
  files: readonly CaseFile[],
  tell: (progress: ImportProgress) => void,
): Promise<readonly string[]> {
  const database = await getDatabase()
  return database.$transaction(
    async (transaction) => {
      const keys: string[] = []
      for (let first = 0; first < files.length; first += CASES_AT_A_TIME) {
        tell({ step: 'storing', done: first, of: files.length })
        keys.push(...(await insertCases(transaction, clinician.id, files.slice(first, first + CASES_AT_A_TIME))))
      }
      tell({ step: 'storing', done: files.length, of: files.length })
      return keys
    },
    { timeout: IMPORTING_MS },
  )
}
