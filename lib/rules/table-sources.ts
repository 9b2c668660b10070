import type { Evidence } from './evaluation'
import type { ReferenceId } from './references'

/** Where a number comes from. */
export type Cited = { readonly source: ReferenceId; readonly locator: string; readonly evidence: Evidence }

/** Ours, with the reason. */
export function decided(reason: string): Cited {
  return { source: 'decidedHere', locator: reason, evidence: 'decided' }
}

/** Where the tables come from whose rows carry no source of their own. */
export const TABLE_SOURCES = {
  adherence: decided('Good starts at the threshold of every definition; halves below it'),
  bands: {
    source: 'desseilles2011',
    locator: 'below 25 % no response, 25 to 49 % partial, 50 % or more response',
    evidence: 'read',
  },
  bandsBeyond: decided('“None” is exactly 0 and “worse” below 0; “minimal” lies between 0 and partial'),
  cgiResponse: { source: 'cgiResponse', locator: 'response is CGI-I 2 or less', evidence: 'read' },
  cgiBeyond: decided('Minimally improved is less than response, unchanged less than partial response'),
  stopReasons: decided('The only reasons that say anything of the effect'),
  relatedMolecules: decided('One is the metabolite, an isomer or a part of the other; counted as two all the same'),
  stagingClasses: decided('Not clearly of another class than the drug they contain or resemble'),
  rxnorm: { source: 'ohdsiPhenotypes', locator: 'ingredients of its cohorts', evidence: 'read' },
  rxnormBrexpiprazole: { source: 'cpic2023', locator: 'brexpiprazole', evidence: 'secondary' },
  atc: { source: 'whoDdd2026', locator: 'codes', evidence: 'secondary' },
} as const satisfies Record<string, Cited>

/** Read for this project, but no number is taken from it. */
export const READ_WITHOUT_A_NUMBER = [
  'chandler2010',
  'athfSf2024',
  'pqaPdc',
  'labelAripiprazoleRange',
] as const satisfies readonly ReferenceId[]
