import { toDeletedPath } from '@/lib/server/deleted-forms'
import { deleteTrial } from '@/lib/server/deleted-records'
import { formHandler } from '@/lib/server/form-handler'

type Params = { readonly caseId: string; readonly trialKey: string }

export const POST = formHandler(
  {
    read: () => ({ ok: true, value: null }),
    page: ({ caseId, trialKey }: Params) => `/cases/${caseId}/trials/${trialKey}/delete`,
    key: ({ trialKey }) => `delete:${trialKey}`,
  },
  async (clinician, _value, { caseId, trialKey }) => {
    const id = await deleteTrial(clinician, caseId, trialKey)
    return id === null ? null : { location: toDeletedPath(`/cases/${caseId}`, id) }
  },
)
