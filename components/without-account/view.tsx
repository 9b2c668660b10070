import { RulesParts } from '@/components/rules/rules-parts'
import type { CaseFile } from '@/lib/domain/case-file'
import { anEmptyCase } from '@/lib/exchange/forms/change-file'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'
import { RULES_VERSION } from '@/lib/rules/rules-version'
import { CasePage } from './case-page'
import { EditView, type FormPlace, TITLES } from './edit-view'
import type { Place } from './place'
import { type Example, StartView } from './start-view'
import type { Drafts } from './use-drafts'

/** What is shown: where one wants to be, as far as there is a case for it. */
export type Shown =
  | { readonly view: 'start'; readonly title: null }
  | { readonly view: 'case'; readonly title: null; readonly place: Extract<Place, { readonly view: 'case' }> }
  | { readonly view: 'rules'; readonly title: string }
  | { readonly view: FormPlace['view']; readonly title: string; readonly place: FormPlace }

const FIRST_CASE = { view: 'case', definition: 'six-week', anchor: null } as const

/** What to show at a place. A first case is begun in any of its forms; all else needs one. */
export function toShown(place: Place, file: CaseFile | null): Shown {
  if (place.view === 'rules') return { view: 'rules', title: 'Rules' }
  if (place.view === 'case')
    return file === null ? { view: 'start', title: null } : { view: 'case', title: null, place }
  const isTrial = place.view === 'trial'
  if (isTrial && file?.trials.every(({ id }) => id !== place.trialId)) {
    return { view: 'case', title: null, place: FIRST_CASE }
  }
  const needsCase = isTrial || place.view === 'policies' || place.view === 'conclusion'
  if (file === null && needsCase) return { view: 'start', title: null }
  return { view: place.view, title: TITLES[place.view], place }
}

type Props = {
  readonly shown: Shown
  readonly file: CaseFile | null
  readonly day: ReadingDay
  readonly crisisLine: string
  readonly examples: readonly Example[]
  readonly drafts: Drafts
  readonly onOpen: (file: CaseFile) => void
}

export function View({ shown, file, day, crisisLine, examples, drafts, onOpen }: Props) {
  if (shown.view === 'rules') {
    return (
      <>
        <div className="page-head">
          <div>
            <h1>About these rules</h1>
            <p className="quiet">
              Version {RULES_VERSION}. Every table here is printed from the data that judges the trials.
            </p>
          </div>
        </div>
        <RulesParts />
      </>
    )
  }
  if (shown.view === 'start') return <StartView day={day} examples={examples} drafts={drafts} onOpen={onOpen} />
  const held = file ?? anEmptyCase()
  if (shown.view === 'case') {
    return <CasePage file={held} shown={shown.place.definition} today={day.asOf} crisisLine={crisisLine} />
  }
  return <EditView key={JSON.stringify(shown.place)} place={shown.place} file={held} day={day} drafts={drafts} />
}
