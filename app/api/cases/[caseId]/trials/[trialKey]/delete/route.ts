import { deleteTrial } from '@/lib/server/cases'
import { formHandler } from '@/lib/server/form-handler'

type Params = { readonly caseId: string; readonly trialKey: string }

export const POST = formHandler(
  {
    read: () => ({ ok: true, value: null }),
    page: ({ caseId, trialKey }: Params) => `/cases/${caseId}/trials/${trialKey}/delete`,
    key: ({ trialKey }) => `delete:${trialKey}`,
  },
  async (clinician, _value, { caseId, trialKey }) =>
    (await deleteTrial(clinician, caseId, trialKey)) ? { location: `/cases/${caseId}#trials` } : null,
)
