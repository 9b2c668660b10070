import { leavePractice } from '@/lib/server/practice/leave-practice'
import { checkOwnPassword, NOT_YOUR_PASSWORD } from '@/lib/server/practice/own-password'
import { getPractice } from '@/lib/server/practice/practice'
import { redirectTo } from '@/lib/server/request-guard'
import { practiceHandler, refuseMissing, sendBack } from '../practice-handler'

const PAGE = '/practice/data'

/** Deletes every case of the practice and switches the other members off, for some days. */
export const POST = practiceHandler(async ({ request, owner, typed }) => {
  const { name } = await getPractice(owner)
  if (name === null || typed('practiceName').trim() !== name)
    return sendBack(request, PAGE, { practiceName: 'Enter the name of the practice as it stands above.' })
  const checked = await checkOwnPassword(request, owner, typed('leavePassword'), 'practice.left')
  if (checked instanceof Response) return checked
  if (checked === 'wrong') return sendBack(request, PAGE, { leavePassword: NOT_YOUR_PASSWORD })
  const left = await leavePractice(owner, new Date())
  if (left === null) return refuseMissing()
  return redirectTo(`${PAGE}?done=${typeof left === 'string' ? 'export-first' : 'left'}`)
})
