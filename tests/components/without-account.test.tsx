import { describe, expect, it } from 'vitest'
import { answerForm } from '@/components/without-account/answer-form'
import { LINES, readDeed, readPlace, toDiscard, toPlacesOf, toTrialPlace } from '@/components/without-account/place'
import { toShown } from '@/components/without-account/view'
import { LINES_BOX, OPEN_BOX, SEEN_BOX } from '@/lib/exchange/quick-entry/entry-boxes'
import { aCaseFile, aTrial } from '../factories'
import { aDay } from '../rules/builders'

const DAY = { asOf: aDay('2026-11-20'), dateOrder: null }
const ODD_ID = 'a/b #c%'
const file = aCaseFile({ trials: [aTrial(), aTrial({ id: ODD_ID })] })

describe('an address in the page that needs no account', () => {
  it('leads nowhere but to the page itself, whatever a link of a case is for', () => {
    const { edit: places, exports, kept, deIdentified, history, ...rest } = toPlacesOf(file)
    if (places === null) throw new Error('there is nowhere to edit')
    const { trials, remove, sharing, ...forms } = places
    const links = [
      ...Object.values(rest),
      ...Object.values(forms),
      ...Object.values(trials).flatMap(({ edit, remove: away }) => [edit, away]),
      ...exports.map(({ href }) => href),
      remove.href,
    ]
    expect(links.filter((href) => !href?.startsWith('#/'))).toEqual([])
    expect([kept, deIdentified, sharing, history]).toEqual([null, null, null, null])
  })

  it('finds its trial again, whatever its id is written with', () => {
    const places = toPlacesOf(file).edit
    for (const { id } of file.trials) {
      expect(readPlace(places?.trials[id]?.edit ?? '')).toEqual({ view: 'trial', trialId: id, anchor: null })
      expect(readDeed(places?.trials[id]?.remove ?? '')).toEqual({ deed: 'removeTrial', trialId: id })
    }
    expect(readPlace(`${toTrialPlace(ODD_ID)}#doses.0.dose`)).toMatchObject({ trialId: ODD_ID, anchor: 'doses.0.dose' })
    expect(readDeed(toDiscard(toTrialPlace(ODD_ID)))).toEqual({ deed: 'discard', address: toTrialPlace(ODD_ID) })
  })

  it('keeps the definition that is shown when it names a part of the case, and only then', () => {
    expect(readPlace('#trials', 'mgh-atrq')).toEqual({ view: 'case', definition: 'mgh-atrq', anchor: 'trials' })
    expect(readPlace('', 'mgh-atrq')).toEqual({ view: 'case', definition: 'six-week', anchor: null })
    expect(readPlace('#/definition/mgh-atrq#trial-t1')).toEqual({
      view: 'case',
      definition: 'mgh-atrq',
      anchor: 'trial-t1',
    })
    expect(readPlace('#/definition/nobody')).toEqual({ view: 'case', definition: 'six-week', anchor: null })
  })

  it('that is of no case yet, or of a trial that is gone, shows what there is', () => {
    expect(toShown(readPlace('#/conclusion'), null).view).toBe('start')
    expect(toShown(readPlace(toTrialPlace('t1')), null).view).toBe('start')
    expect(toShown(readPlace(toTrialPlace('t9')), file).view).toBe('case')
    expect(toShown(readPlace(toTrialPlace('t1')), file).view).toBe('trial')
    expect(toShown(readPlace('#/rules/agent-sertraline'), null).view).toBe('rules')
  })
})

describe('a form in the page that needs no account', () => {
  it('is answered with the changed case and where to go, a pressed chip with its box', () => {
    const text = 'sertraline 100 mg\nmirtazapine 30 mg'
    const body = new URLSearchParams({ [LINES_BOX]: text, [SEEN_BOX]: text, [OPEN_BOX]: '2 outcome.band' })
    const { sent, file: changed } = answerForm(LINES, body, null, DAY)
    expect(sent).toEqual({ kind: 'saved', location: `${toTrialPlace('t2')}#outcome.band` })
    expect(changed?.trials.map(({ drug }) => drug)).toEqual(['sertraline', 'mirtazapine'])
  })

  it('is answered with errors by box, and no case, when something has to be put right', () => {
    const { sent, file: changed } = answerForm(toTrialPlace('t1'), new URLSearchParams({ drug: '' }), file, DAY)
    expect(sent).toMatchObject({ kind: 'rejected', errors: { drug: expect.stringContaining('Enter the drug') } })
    expect(changed).toBeNull()
  })
})
