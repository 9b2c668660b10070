import { redirectTo } from '@/lib/server/request-guard'
import { setSecondFactorRequired } from '@/lib/server/second-factor/requirement'
import { practiceHandler, refuseMissing } from '../practice-handler'

/** Says whether the practice requires a second factor. */
export const POST = practiceHandler(async ({ owner, typed }) => {
  const required = typed('required') === 'yes'
  if (!(await setSecondFactorRequired(owner, required))) return refuseMissing()
  return redirectTo(`/practice?done=${required ? 'required' : 'not-required'}`)
})
