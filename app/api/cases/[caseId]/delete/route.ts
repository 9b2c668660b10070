import { deleteCase } from '@/lib/server/cases'
import { formHandler } from '@/lib/server/form-handler'

type Params = { readonly caseId: string }

export const POST = formHandler(
  {
    read: () => ({ ok: true, value: null }),
    page: ({ caseId }: Params) => `/cases/${caseId}/delete`,
    key: ({ caseId }) => `delete:${caseId}`,
  },
  async (clinician, _value, { caseId }) => ((await deleteCase(clinician, caseId)) ? { location: '/cases' } : null),
)
