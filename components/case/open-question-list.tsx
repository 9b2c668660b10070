import { Fragment } from 'react'
import type { OpenQuestion, RecordPlace } from '@/lib/exchange/open-questions'
import type { CasePaths, EditPaths } from './case-paths'

const SHOWN_AT_ONCE = 5

type Props = { readonly questions: readonly OpenQuestion[]; readonly paths: CasePaths }

function hrefOf({ trial }: RecordPlace, edit: EditPaths, { page }: CasePaths): string {
  return trial === null ? edit.facts : (edit.trials[trial]?.edit ?? page)
}

/** What would settle it, each with whom or what to ask and where to record the answer. */
export function OpenQuestionList({ questions, paths }: Props) {
  if (questions.length === 0) return null
  const more = questions.slice(SHOWN_AT_ONCE)
  return (
    <section className="card missing" aria-labelledby="missing-title">
      <h2 id="missing-title" className="card-title">
        What would settle it
      </h2>
      <Questions questions={questions.slice(0, SHOWN_AT_ONCE)} paths={paths} start={1} />
      {more.length > 0 && (
        <details className="trial-details">
          <summary>{more.length} more to ask</summary>
          <Questions questions={more} paths={paths} start={SHOWN_AT_ONCE + 1} />
        </details>
      )}
    </section>
  )
}

function Questions({ questions, paths, start }: Props & { readonly start: number }) {
  return (
    <ol start={start}>
      {questions.map(({ trial, field, question, ask, places }) => (
        <li key={`${trial ?? 'case'} ${field}`}>
          {question} <span className="small">{ask}</span>{' '}
          {paths.edit !== null && <RecordLinks question={question} places={places} edit={paths.edit} paths={paths} />}
        </li>
      ))}
    </ol>
  )
}

type LinksProps = Pick<OpenQuestion, 'question' | 'places'> & { readonly edit: EditPaths; readonly paths: CasePaths }

function RecordLinks({ question, places, edit, paths }: LinksProps) {
  return places.map((place) => (
    <Fragment key={place.trial}>
      <a className="small nowrap" href={hrefOf(place, edit, paths)}>
        {places.length === 1 ? 'Record it' : `Record it for ${place.name}`}
        <span className="visually-hidden">: {question}</span>
      </a>{' '}
    </Fragment>
  ))
}
