'use client'
import { useCombobox } from 'downshift'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { type DrugChoice, type FoundChoice, findDrugChoices, toDrugIndex } from '@/lib/exchange/forms/find-drug-choices'
import { BoxFrame, describedBy } from './box-frame'
import { keepWhatIsTyped } from './drug-box-rules'
import { DrugOption } from './drug-option'
import { DrugSuggestions } from './drug-suggestions'
import { useBox } from './form-context'
import { useDrugReading } from './use-drug-reading'
import { useEarlyValue } from './use-early-value'

type Props = { readonly choices: readonly DrugChoice[] }

const MOST_SHOWN = 30
const HINT = 'Generic, brand or abbreviation, as you would write it. ? when nobody remembers which.'

/** The drug as one would write it, with a list that helps. Nothing is ever chosen for the writer. */
export function DrugBox({ choices }: Props) {
  const { name, typed, error } = useBox('drug')
  const input = useRef<HTMLInputElement>(null)
  const former = useRef(typed[0] ?? '')
  const isWriting = useRef(false)
  const [text, setText] = useState(typed[0] ?? '')
  const { reading, ask } = useDrugReading(input)
  const index = useMemo(() => toDrugIndex(choices), [choices])
  const found = useMemo(() => findDrugChoices(index, text), [index, text])
  const items = found.slice(0, MOST_SHOWN)

  function write(written: string) {
    setText(written)
    ask(written)
  }

  /** What a form listens for is said of a name that was put in, too. */
  function putIn(name: string) {
    former.current = name
    write(name)
    requestAnimationFrame(() => input.current?.dispatchEvent(new Event('input', { bubbles: true })))
  }

  const { isOpen, highlightedIndex, getInputProps, getMenuProps, getItemProps, closeMenu } = useCombobox<FoundChoice>({
    items: [...items],
    id: name,
    inputId: name,
    inputValue: text,
    defaultHighlightedIndex: -1,
    itemToString: (item) => item?.choice.value ?? '',
    stateReducer: keepWhatIsTyped,
    onStateChange: ({ type, inputValue }) => {
      if (inputValue === undefined) return
      const { InputKeyDownEnter, ItemClick } = useCombobox.stateChangeTypes
      if (type === InputKeyDownEnter || type === ItemClick) putIn(inputValue)
    },
  })

  useEarlyValue(input, text, write)

  const isListShown = isOpen && items.length > 0

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    const isEscape = event.key === 'Escape'
    const isOurs = isEscape || event.key === 'Home' || event.key === 'End' || (event.key === 'Enter' && !isListShown)
    if (isOurs) Object.assign(event.nativeEvent, { preventDownshiftDefault: true })
    if (!isEscape) return
    if (isListShown || text !== former.current) event.preventDefault()
    closeMenu()
    if (text !== former.current) putIn(former.current)
  }

  const says = reading !== null && (reading.isKnown || !isListShown) ? reading : null
  return (
    <BoxFrame name={name} label="Drug" rowLabel={null} hint={HINT} error={error} width="long">
      <div className="drug-entry">
        <input
          {...getInputProps({
            ref: input,
            onKeyDown,
            // At once: a value that comes after the event moves the caret, and loses what is typed fast.
            onChange: (event) => write(event.currentTarget.value),
            onFocus: () => {
              if (!isWriting.current) former.current = text
              isWriting.current = true
            },
            onBlur: () => {
              isWriting.current = false
            },
            'aria-labelledby': undefined,
            'aria-expanded': isListShown,
          })}
          className="input input-drug"
          name={name}
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={error !== null || undefined}
          aria-describedby={describedBy(name, HINT, error, true)}
        />
        <ul {...getMenuProps({ 'aria-label': 'Drugs' })} className="drug-list" hidden={!isListShown}>
          {isListShown &&
            items.map((item, at) => (
              <li
                key={item.choice.value}
                {...getItemProps({ item, index: at })}
                aria-label={[item.choice.value, item.choice.what, item.term ?? item.choice.brand]
                  .filter(Boolean)
                  .join(', ')}
                className="drug-option"
                data-active={at === highlightedIndex || undefined}
              >
                <DrugOption found={item} />
              </li>
            ))}
        </ul>
      </div>
      <p className="visually-hidden" role="status">
        {isOpen && describeMatches(found.length, text)}
      </p>
      <output className="reading" id={`${name}-reading`} htmlFor={name} aria-live="polite" data-known={says?.isKnown}>
        {says?.text}
      </output>
      <DrugSuggestions names={says?.suggestions ?? []} onChoose={putIn} />
    </BoxFrame>
  )
}

function describeMatches(count: number, text: string): string {
  if (text.trim().length < 2) return ''
  if (count === 0) return 'No drug of the table matches: it is kept as you write it.'
  const shown = count > MOST_SHOWN ? `, the first ${MOST_SHOWN} are listed` : ''
  return `${count} ${count === 1 ? 'drug matches' : 'drugs match'}${shown}. None is chosen: use the arrow keys and Enter.`
}
