import { z } from 'zod'
import { FORMULATIONS } from '@/lib/domain/case-file'
import { describeDrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import { refuseRequest, refuseWho } from '@/lib/server/form-handler'
import { readForm } from '@/lib/server/request-guard'
import { askWho } from '@/lib/server/require-clinician'

const MAX_BYTES = 32_768

const questionSchema = z.object({
  drug: z.string().max(10_000),
  formulation: z.enum(FORMULATIONS).nullable().catch(null),
})

/** How a drug name is understood, while it is typed. Posted, so that what is typed stays out of addresses and logs. */
export async function POST(request: Request): Promise<Response> {
  const refused = refuseRequest(request)
  if (refused !== null) return refused
  const asked = await askWho('case.write')
  if (asked.refused !== null) return refuseWho(request, asked.refused)
  const form = await readForm(request, MAX_BYTES)
  const question = questionSchema.safeParse({ drug: form?.get('drug'), formulation: form?.get('formulation') })
  if (!question.success) return Response.json({ reading: null })
  return Response.json({ reading: describeDrugReading(question.data.drug, question.data.formulation) })
}
