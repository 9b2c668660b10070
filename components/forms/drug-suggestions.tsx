import { toTallMan } from '@/lib/exchange/tall-man'

type Props = { readonly names: readonly string[]; readonly onChoose: (name: string) => void }

/** Asks whether another name was meant; only its button puts it in. */
export function DrugSuggestions({ names, onChoose }: Props) {
  return (
    <div role="status">
      {names.length > 0 && (
        <p className="did-you-mean">
          Did you mean{' '}
          {names.map((name, at) => (
            <span key={name}>
              {at > 0 && ' or '}
              <button
                type="button"
                className="link-button"
                aria-label={`Put in ${name}`}
                onClick={() => onChoose(name)}
              >
                {toTallMan(name)}
              </button>
            </span>
          ))}
          ?
        </p>
      )}
    </div>
  )
}
