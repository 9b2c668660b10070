import { OUTCOME_BAND_LABELS, SCALE_LABELS } from '@/lib/exchange/labels'
import { ChoiceBox } from './choice-box'
import { toChoicesOrNotKnown } from './choices'
import { Disclosure } from './disclosure'
import { TextBox } from './text-box'
import { TickBox } from './tick-box'

const BANDS = toChoicesOrNotKnown(OUTCOME_BAND_LABELS)
const SCALES = toChoicesOrNotKnown(SCALE_LABELS)
const OTHER = ['outcome.improvement', 'outcome.cgiI', 'outcome.scale', 'outcome.baseline', 'outcome.endpoint'] as const
const DATED = ['outcome.baselineOn', 'outcome.endpointOn'] as const

/** How a trial turned out: in a word, or measured. */
export function OutcomeBoxes() {
  return (
    <>
      <div className="boxes">
        <ChoiceBox field="outcome.band" label="In a word" choices={BANDS} width="long" />
        <TickBox field="outcome" label="Asked, not known" value="?" />
      </div>
      <Disclosure summary="Measured: scale, percent, CGI-I" holds={[...OTHER, ...DATED]}>
        <div className="boxes">
          <ChoiceBox field="outcome.scale" label="Scale" choices={SCALES} width="short" />
          <TextBox field="outcome.baseline" label="Before" kind="quantity" width="tiny" />
          <TextBox field="outcome.baselineOn" label="Before, on" kind="date" width="short" />
          <TextBox field="outcome.endpoint" label="At the end" kind="quantity" width="tiny" />
          <TextBox field="outcome.endpointOn" label="At the end, on" kind="date" width="short" />
        </div>
        <div className="boxes">
          <TextBox
            field="outcome.improvement"
            label="Improvement, percent"
            kind="improvement"
            width="short"
            hint="Below 0 when it got worse."
          />
          <TextBox field="outcome.cgiI" label="CGI-I" kind="quantity" width="tiny" hint="1 to 7" />
        </div>
      </Disclosure>
    </>
  )
}
