import { RULE } from './synthetic-cases'

// The rule in CQL; below is the ELM that its translator makes of it. What is not known is null.
//
//   define Findings: [Trial] T
//     return all Tuple { id: T.id, drug: T.drug,
//       dose: if Max(T.doses D return all D.mgPerDay.min) >= T.minimumMg then true
//         else if Max(T.doses D return all D.mgPerDay.max) < T.minimumMg then false else null,
//       duration: if Coalesce(Sum(T.doses D where D.mgPerDay.min >= T.minimumMg return all D.days.min), 0) >= 42 then true
//         else if Coalesce(Sum(T.doses D where D.mgPerDay.max >= T.minimumMg return all D.days.max), 0) < 42 then false
//         else null,
//       adherence: if T.adherence.min >= 0.8 then true else if T.adherence.max < 0.8 then false else null,
//       outcome: if (T.baseline - T.endpoint.min) / T.baseline < 0.5 then true
//         else if (T.baseline - T.endpoint.max) / T.baseline >= 0.5 then false else null }
//   define Failed: Findings F return all Tuple { id: F.id, drug: F.drug,
//     failed: F.dose and F.duration and F.adherence and F.outcome }
//   define Certain: Count(Failed F where F.failed return F.drug)
//   define Possible: Count(Failed F where Coalesce(F.failed, true) return F.drug)

const SYSTEM = '{urn:hl7-org:elm-types:r1}'
const SIMPLE = 'https://github.com/cqframework/cql-execution/simple'

type End = 'min' | 'max'

function of(scope: string, path: string) {
  return { type: 'Property', scope, path }
}

/** One end of the values that a fact may have. */
function endOf(scope: string, path: string, end: End) {
  return { type: 'Property', source: of(scope, path), path: end }
}

function literal(value: number | boolean, valueType: 'Integer' | 'Decimal' | 'Boolean') {
  return { type: 'Literal', valueType: `${SYSTEM}${valueType}`, value: String(value) }
}

function compare(type: 'GreaterOrEqual' | 'Less', ...operand: readonly [object, object]) {
  return { type, operand }
}

function and(first: object, second: object) {
  return { type: 'And', operand: [first, second] }
}

function ifElse(condition: object, result: object, otherwise: object) {
  // biome-ignore lint/suspicious/noThenProperty: ELM calls it so
  return { type: 'If', condition, then: result, else: otherwise }
}

/** True where the one is so, false where the other is, or else not known. */
function decide(isSo: object, isNotSo: object) {
  const orElse = ifElse(isNotSo, literal(false, 'Boolean'), { type: 'Null' })
  return ifElse(isSo, literal(true, 'Boolean'), orElse)
}

function reaches(least: object, most: object, minimum: object) {
  return decide(compare('GreaterOrEqual', least, minimum), compare('Less', most, minimum))
}

function query(alias: string, expression: object, result: object, where: object = {}, distinct = false) {
  return {
    type: 'Query',
    source: [{ alias, expression }],
    relationship: [],
    ...where,
    return: { distinct, expression: result },
  }
}

function highestMg(end: End) {
  return { type: 'Max', source: query('D', of('T', 'doses'), endOf('D', 'mgPerDay', end)) }
}

function daysAtDose(end: End) {
  const where = compare('GreaterOrEqual', endOf('D', 'mgPerDay', end), of('T', 'minimumMg'))
  const sum = { type: 'Sum', source: query('D', of('T', 'doses'), endOf('D', 'days', end), { where }) }
  return { type: 'Coalesce', operand: [sum, literal(0, 'Integer')] }
}

function improvement(end: End) {
  return {
    type: 'Divide',
    operand: [{ type: 'Subtract', operand: [of('T', 'baseline'), endOf('T', 'endpoint', end)] }, of('T', 'baseline')],
  }
}

const [ADHERENCE, FAILED_BELOW] = [literal(RULE.adherence, 'Decimal'), literal(RULE.failedBelow, 'Decimal')]

const FINDING = {
  type: 'Tuple',
  element: [
    { name: 'id', value: of('T', 'id') },
    { name: 'drug', value: of('T', 'drug') },
    { name: 'dose', value: reaches(highestMg('min'), highestMg('max'), of('T', 'minimumMg')) },
    { name: 'duration', value: reaches(daysAtDose('min'), daysAtDose('max'), literal(RULE.daysAtDose, 'Integer')) },
    { name: 'adherence', value: reaches(endOf('T', 'adherence', 'min'), endOf('T', 'adherence', 'max'), ADHERENCE) },
    {
      name: 'outcome',
      value: decide(
        compare('Less', improvement('min'), FAILED_BELOW),
        compare('GreaterOrEqual', improvement('max'), FAILED_BELOW),
      ),
    },
  ],
}

const FINDINGS = query('T', { type: 'Retrieve', dataType: `{${SIMPLE}}Trial` }, FINDING)

const FAILED = query(
  'F',
  { type: 'ExpressionRef', name: 'Findings' },
  {
    type: 'Tuple',
    element: [
      { name: 'id', value: of('F', 'id') },
      { name: 'drug', value: of('F', 'drug') },
      {
        name: 'failed',
        value: and(and(and(of('F', 'dose'), of('F', 'duration')), of('F', 'adherence')), of('F', 'outcome')),
      },
    ],
  },
)

function countDrugs(where: object) {
  return {
    type: 'Count',
    source: query('D', { type: 'ExpressionRef', name: 'Failed' }, of('D', 'drug'), { where }, true),
  }
}

const CERTAIN = countDrugs(of('D', 'failed'))
const POSSIBLE = countDrugs({ type: 'Coalesce', operand: [of('D', 'failed'), literal(true, 'Boolean')] })

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
    statements: {
      def: [
        define('Findings', FINDINGS),
        define('Failed', FAILED),
        define('Certain', CERTAIN),
        define('Possible', POSSIBLE),
      ],
    },
  },
}
