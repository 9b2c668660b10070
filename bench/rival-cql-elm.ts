import { RULE } from './synthetic-cases'

// The rule in CQL; below is the ELM that its translator makes of it.
//
//   define Findings: [Trial] T
//     return all Tuple { id: T.id, drug: T.drug,
//       dose: Max((T.doses) D return all D.mgPerDay) >= T.minimumMg,
//       duration: Coalesce(Sum((T.doses) D where D.mgPerDay >= T.minimumMg return all D.days), 0) >= 42,
//       adherence: T.adherence >= 0.8,
//       outcome: (T.baseline - T.endpoint) / T.baseline < 0.5 }
//   define Failed: Findings F where F.dose and F.duration and F.adherence and F.outcome
//   define IsMet: Count(Failed F return F.drug) >= 2

const SYSTEM = '{urn:hl7-org:elm-types:r1}'
const SIMPLE = 'https://github.com/cqframework/cql-execution/simple'

function of(scope: string, path: string) {
  return { type: 'Property', scope, path }
}

function literal(value: number, valueType: 'Integer' | 'Decimal') {
  return { type: 'Literal', valueType: `${SYSTEM}${valueType}`, value: String(value) }
}

function compare(type: 'GreaterOrEqual' | 'Less', ...operand: readonly [object, object]) {
  return { type, operand }
}

function and(first: object, second: object) {
  return { type: 'And', operand: [first, second] }
}

const OF_STEPS = { source: [{ alias: 'D', expression: of('T', 'doses') }], relationship: [] }

const HIGHEST_MG = {
  type: 'Max',
  source: { type: 'Query', ...OF_STEPS, return: { distinct: false, expression: of('D', 'mgPerDay') } },
}

const DAYS_AT_DOSE = {
  type: 'Coalesce',
  operand: [
    {
      type: 'Sum',
      source: {
        type: 'Query',
        ...OF_STEPS,
        where: compare('GreaterOrEqual', of('D', 'mgPerDay'), of('T', 'minimumMg')),
        return: { distinct: false, expression: of('D', 'days') },
      },
    },
    literal(0, 'Integer'),
  ],
}

const IMPROVEMENT = {
  type: 'Divide',
  operand: [{ type: 'Subtract', operand: [of('T', 'baseline'), of('T', 'endpoint')] }, of('T', 'baseline')],
}

const FINDING = {
  type: 'Tuple',
  element: [
    { name: 'id', value: of('T', 'id') },
    { name: 'drug', value: of('T', 'drug') },
    { name: 'dose', value: compare('GreaterOrEqual', HIGHEST_MG, of('T', 'minimumMg')) },
    { name: 'duration', value: compare('GreaterOrEqual', DAYS_AT_DOSE, literal(RULE.daysAtDose, 'Integer')) },
    { name: 'adherence', value: compare('GreaterOrEqual', of('T', 'adherence'), literal(RULE.adherence, 'Decimal')) },
    { name: 'outcome', value: compare('Less', IMPROVEMENT, literal(RULE.failedBelow, 'Decimal')) },
  ],
}

const FINDINGS = {
  type: 'Query',
  source: [{ alias: 'T', expression: { type: 'Retrieve', dataType: `{${SIMPLE}}Trial` } }],
  relationship: [],
  return: { distinct: false, expression: FINDING },
}

const FAILED = {
  type: 'Query',
  source: [{ alias: 'F', expression: { type: 'ExpressionRef', name: 'Findings' } }],
  relationship: [],
  where: and(and(and(of('F', 'dose'), of('F', 'duration')), of('F', 'adherence')), of('F', 'outcome')),
}

const DIFFERENT_DRUGS = {
  type: 'Query',
  source: [{ alias: 'D', expression: { type: 'ExpressionRef', name: 'Failed' } }],
  relationship: [],
  return: { distinct: true, expression: of('D', 'drug') },
}

const IS_MET = compare('GreaterOrEqual', { type: 'Count', source: DIFFERENT_DRUGS }, literal(RULE.drugs, 'Integer'))

function define(name: string, expression: object) {
  return { name, context: 'Patient', accessLevel: 'Public', expression }
}

/** The ELM of the rule, as cql-execution loads it. */
export const RULE_ELM = {
  library: {
    identifier: { id: 'TwoDrugs', version: '1' },
    schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
    usings: {
      def: [
        { localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' },
        { localIdentifier: 'Simple', uri: SIMPLE, version: '1.0.0' },
      ],
    },
    statements: { def: [define('Findings', FINDINGS), define('Failed', FAILED), define('IsMet', IS_MET)] },
  },
}
