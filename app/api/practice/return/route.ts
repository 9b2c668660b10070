import { returnToPractice } from '@/lib/server/practice/leave-practice'
import { redirectTo } from '@/lib/server/request-guard'
import { practiceHandler, refuseMissing } from '../practice-handler'

/** Puts back what leaving deleted. */
export const POST = practiceHandler(async ({ owner }) =>
  (await returnToPractice(owner, new Date())) === null ? refuseMissing() : redirectTo('/practice/data?done=returned'),
)
