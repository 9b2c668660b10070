'use client'
import { useEffect, useRef, useState } from 'react'
import { type FormTransport, FormTransportContext } from '@/components/forms/form-transport'
import { UndoNotice } from '@/components/forms/undo-notice'
import { type CaseFile, FORMULATIONS } from '@/lib/domain/case-file'
import { describeDrugInSentence } from '@/lib/exchange/describe-record'
import { withoutTrial } from '@/lib/exchange/forms/change-file'
import { describeDrugReading } from '@/lib/exchange/forms/describe-drug-reading'
import type { ReadingDay } from '@/lib/exchange/quick-entry/read-dates'
import { answerForm } from './answer-form'
import { download, toExport } from './hand-out'
import { CASE, type Deed, isView, TRIALS, UNDO } from './place'
import type { Example } from './start-view'
import { useDrafts } from './use-drafts'
import { useHeldCase } from './use-held-case'
import { goToPart, useLinks, usePlace } from './use-place'
import { toShown, View } from './view'
import { WHOLE, WithoutAccountShell } from './without-account-shell'

type Props = {
  readonly day: ReadingDay
  readonly crisisLine: string
  readonly examples: readonly Example[]
}

const COPIED = 'Copied as plain text.'
const NOT_COPIED = 'The browser did not let this page copy. Export the plain text instead.'

/** The whole program for one case in the memory of a page. It asks no server for anything. */
export function WithoutAccount({ day, crisisLine, examples }: Props) {
  const held = useHeldCase()
  const drafts = useDrafts()
  const place = usePlace(drafts.keep)
  const [said, setSaid] = useState('')
  const [discarded, setDiscarded] = useState(0)
  const isReady = useFonts()
  const { file } = held
  const shown = toShown(place, file)
  useTitle(shown.title)
  useArrival(`${shown.view} ${place.view === 'case' ? place.definition : ''}`, place.anchor)

  const transport: FormTransport = {
    send: async (action, body) => {
      const answer = answerForm(action, body, file, day)
      if (answer.file !== null) {
        drafts.drop(action)
        held.change(answer.file)
      }
      return answer.sent
    },
    goTo,
    readDrug: async (drug, formulation) =>
      describeDrugReading(drug, FORMULATIONS.find((known) => known === formulation) ?? null),
  }

  function open(opened: CaseFile) {
    drafts.keep()
    drafts.dropOfCase()
    held.open(opened)
    goTo(CASE)
  }

  function act(deed: Deed) {
    setSaid('')
    if (deed.deed === 'undo') return held.undo()
    if (deed.deed === 'example') {
      const example = examples[deed.index]
      return example === undefined ? undefined : open(example.file)
    }
    if (deed.deed === 'discard') {
      drafts.drop(deed.address)
      return setDiscarded((count) => count + 1)
    }
    if (file === null) return
    const definitionId = place.view === 'case' ? place.definition : 'six-week'
    const asked = { today: day.asOf, definitionId, crisisLine }
    switch (deed.deed) {
      case 'removeTrial': {
        const trial = file.trials.find(({ id }) => id === deed.trialId)
        if (trial === undefined) return
        held.remove(`The trial of ${describeDrugInSentence(trial)} is deleted.`, file, withoutTrial(file, trial.id))
        return goTo(TRIALS)
      }
      case 'startOver':
        drafts.dropOfCase()
        held.remove('The case is cleared.', file, null)
        return goTo(CASE)
      case 'print':
        return window.print()
      case 'copy':
        return void copy(toExport(file, { as: 'text', ...asked }).body).then(setSaid)
      case 'text':
      case 'csv':
        return download(toExport(file, { as: deed.deed, ...asked }))
      case 'caseFile':
        download(toExport(file, { as: 'caseFile', ...asked }))
        return held.exported()
    }
  }
  useLinks(shown.view === 'case', act)

  return (
    <WithoutAccountShell crumb={shown.title} isReady={isReady}>
      <p role="status" className="without-account-said no-print">
        {said}
      </p>
      {held.undoSaid !== null && <UndoNotice said={held.undoSaid} action={UNDO} id="case" />}
      <FormTransportContext.Provider value={transport}>
        <View
          key={discarded}
          shown={shown}
          file={file}
          day={day}
          crisisLine={crisisLine}
          examples={examples}
          drafts={drafts}
          onOpen={open}
        />
      </FormTransportContext.Provider>
    </WithoutAccountShell>
  )
}

function goTo(location: string) {
  window.location.hash = location
}

async function copy(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text)
    return COPIED
  } catch {
    return NOT_COPIED
  }
}

/** Loads every typeface at once, so that none is asked for later when its first sign is shown. */
function useFonts(): boolean {
  const [isReady, setIsReady] = useState(false)
  useEffect(() => {
    void Promise.allSettled([...document.fonts].map((face) => face.load())).then(() => setIsReady(true))
  }, [])
  return isReady
}

function useTitle(title: string | null) {
  useEffect(() => {
    document.title = `${title ?? WHOLE} · Fair Trial`
  }, [title])
}

/** After every change of view, the focus and the eye are where it begins, or at the part that was asked for. */
function useArrival(view: string, anchor: string | null) {
  const last = useRef(view)
  useEffect(() => {
    const isNew = last.current !== view
    last.current = view
    if (isNew || (anchor !== null && isView(window.location.hash))) goToPart(anchor)
  }, [view, anchor])
}
