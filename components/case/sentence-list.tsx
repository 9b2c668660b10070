export function SentenceList({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <ul className="sentences">
      {[...new Set(sentences)].map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
