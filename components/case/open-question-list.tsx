import { Fragment } from 'react'
import type { OpenQuestion, RecordPlace } from '@/lib/exchange/open-questions'
import type { CasePaths } from './case-paths'

type Props = { readonly questions: readonly OpenQuestion[]; readonly paths: CasePaths }

function hrefOf({ trial }: RecordPlace, paths: CasePaths): string {
  return trial === null ? paths.facts : (paths.trials[trial]?.edit ?? paths.page)
}

/** What would settle it, each with whom or what to ask and where to record the answer. */
export function OpenQuestionList({ questions, paths }: Props) {
  if (questions.length === 0) return null
  return (
    <section className="card missing" aria-labelledby="missing-title">
      <h2 id="missing-title" className="card-title">
        What would settle it
      </h2>
      <ol>
        {questions.map(({ trial, field, question, ask, places }) => (
          <li key={`${trial ?? 'case'} ${field}`}>
            {question} <span className="small">{ask}</span>{' '}
            {places.map((place) => (
              <Fragment key={place.trial}>
                <a className="small nowrap" href={hrefOf(place, paths)}>
                  {places.length === 1 ? 'Record it' : `Record it for ${place.name}`}
                  <span className="visually-hidden">: {question}</span>
                </a>{' '}
              </Fragment>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
