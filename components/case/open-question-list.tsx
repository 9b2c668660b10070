import type { OpenQuestion } from '@/lib/exchange/open-questions'
import type { CasePaths } from './case-paths'

type Props = { readonly questions: readonly OpenQuestion[]; readonly paths: CasePaths }

/** What would settle it, each with whom or what to ask and where to record the answer. */
export function OpenQuestionList({ questions, paths }: Props) {
  if (questions.length === 0) return null
  return (
    <section className="card missing" aria-labelledby="missing-title">
      <h2 id="missing-title" className="card-title">
        What would settle it
      </h2>
      <ol>
        {questions.map(({ trial, field, question, ask }) => (
          <li key={`${trial ?? 'case'} ${field}`}>
            {question} <span className="small">{ask}</span>{' '}
            <a className="small nowrap" href={trial === null ? paths.facts : (paths.trials[trial]?.edit ?? paths.page)}>
              Record it<span className="visually-hidden">: {question}</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}
