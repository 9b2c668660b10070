import { toDeletedPath } from '@/lib/server/deleted-forms'
import { deleteCase } from '@/lib/server/deleted-records'
import { formHandler } from '@/lib/server/form-handler'

type Params = { readonly caseId: string }

export const POST = formHandler(
  {
    read: () => ({ ok: true, value: null }),
    page: ({ caseId }: Params) => `/cases/${caseId}/delete`,
    key: ({ caseId }) => `delete:${caseId}`,
  },
  async (clinician, _value, { caseId }) => {
    const id = await deleteCase(clinician, caseId)
    return id === null ? null : { location: toDeletedPath('/cases/deleted', id) }
  },
)
