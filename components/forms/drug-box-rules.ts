import { type UseComboboxState, type UseComboboxStateChangeOptions, useCombobox } from 'downshift'
import type { FoundChoice } from '@/lib/exchange/forms/find-drug-choices'

type State = UseComboboxState<FoundChoice>

/**
 * What the list may do to what is written: only Enter on a drug that the arrow keys reached, or a click on one, puts a
 * name in. Leaving the box does not, and neither does a mouse that happens to lie where the list opens.
 */
export function keepWhatIsTyped(
  state: State,
  { type, changes }: UseComboboxStateChangeOptions<FoundChoice>,
): Partial<State> {
  const types = useCombobox.stateChangeTypes
  switch (type) {
    case types.InputBlur:
    case types.InputKeyDownArrowUp:
      return { ...changes, inputValue: state.inputValue, selectedItem: state.selectedItem }
    case types.ItemMouseMove:
    case types.MenuMouseLeave:
    case types.InputClick:
      return state
    default:
      return changes
  }
}
