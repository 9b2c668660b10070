import type { Clinician } from '@/lib/server/clinician'
import type { MemberChange } from '@/lib/server/practice/change-member'
import { redirectTo } from '@/lib/server/request-guard'
import { refuseMissing } from '../practice-handler'

/** Leads back to the page of a member, which says what became of the change; whoever changed themselves, to the start. */
export function answerMember(
  owner: Clinician,
  memberId: string,
  { changed, done }: { readonly changed: MemberChange; readonly done: string },
): Response {
  if (changed === null) return refuseMissing()
  if (changed === 'done' && memberId === owner.id) return redirectTo('/')
  const said = changed === 'lastOwner' ? 'last-owner' : done
  return redirectTo(`/practice/members/${memberId}?done=${said}`)
}

export type MemberParams = { readonly memberId: string }
