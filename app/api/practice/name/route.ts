import { practiceNameSchema, renamePractice } from '@/lib/server/practice/practice'
import { redirectTo } from '@/lib/server/request-guard'
import { practiceHandler, refuseMissing, sendBack } from '../practice-handler'

/** Gives the practice another name. */
export const POST = practiceHandler(async ({ request, owner, typed }) => {
  const name = practiceNameSchema.safeParse(typed('name'))
  if (!name.success) {
    const [issue] = name.error.issues
    return sendBack(request, '/practice', { name: issue?.message ?? '' }, { name: typed('name').slice(0, 200) })
  }
  if ((await renamePractice(owner, name.data)) === null) return refuseMissing()
  return redirectTo('/practice?done=name')
})
