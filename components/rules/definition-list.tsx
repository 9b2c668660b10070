import { EvidenceMark } from '@/components/marks/evidence-mark'
import { listDefinitionParameters } from '@/lib/exchange/describe-definition'
import { DEFINITION_SENTENCES, DEFINITION_TITLES } from '@/lib/exchange/labels'
import { listDefinitions } from '@/lib/rules/definitions'

/** Each definition with its parameters, where each comes from, and how surely. */
export function DefinitionList() {
  return listDefinitions().map(({ id }) => (
    <section key={id} id={`definition-${id}`} className="definition" aria-labelledby={`definition-${id}-title`}>
      <h3 id={`definition-${id}-title`}>{DEFINITION_TITLES[id]}</h3>
      <p className="quiet">{DEFINITION_SENTENCES[id]}</p>
      <ul className="parameters">
        {listDefinitionParameters(id).map(({ what, source, reference, evidenceMark }) => (
          <li key={what}>
            <span>{what}</span>
            <span className="small">
              <a href={`#reference-${reference}`}>{source}</a> <EvidenceMark evidence={evidenceMark} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  ))
}
