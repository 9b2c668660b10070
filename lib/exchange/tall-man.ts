import type { Evidence } from '@/lib/rules/evaluation'

// Look-alike drug names in mixed case, as safety bodies list them. It is for the eye alone: data, search, exports and
// what a screen reader says stay in plain letters, and no capitals are invented here for a name that is on no list.

type List = { readonly reference: string; readonly evidence: Evidence; readonly lastChecked: string }

const ISMP_PAGE = {
  reference: 'FDA and ISMP Lists of Look-Alike Drug Names with Recommended Tall Man Letters, 2023, page of ismp.org',
  evidence: 'read',
  lastChecked: '2026-11-21',
} as const satisfies List

const ISMP_COPY = {
  reference: 'FDA and ISMP Lists of Look-Alike Drug Name Sets With Recommended Tall Man Letters, a copy of the sheet',
  evidence: 'secondary',
  lastChecked: '2026-11-21',
} as const satisfies List

const ISMP_RECALLED = {
  reference: 'FDA and ISMP Lists of Look-Alike Drug Names with Recommended Tall Man Letters',
  evidence: 'recalled',
  lastChecked: '2026-11-21',
} as const satisfies List

type TallManName = List & { readonly shown: string; readonly confusedWith: readonly string[] }

function listed(list: List, shown: string, ...confusedWith: readonly string[]): TallManName {
  return { ...list, shown, confusedWith }
}

/** The listed names that turn up in histories of depression, each with what it is mistaken for and where it is listed. */
export const TALL_MAN_NAMES: readonly TallManName[] = [
  listed(ISMP_PAGE, 'buPROPion', 'busPIRone'),
  listed(ISMP_PAGE, 'busPIRone', 'buPROPion'),
  listed(ISMP_PAGE, 'clomiPRAMINE', 'clomiPHENE'),
  listed(ISMP_PAGE, 'chlorproMAZINE', 'chlorproPAMIDE'),
  listed(ISMP_PAGE, 'diphenhydrAMINE', 'dimenhyDRINATE'),
  listed(ISMP_COPY, 'FLUoxetine', 'DULoxetine', 'PARoxetine'),
  listed(ISMP_COPY, 'DULoxetine', 'FLUoxetine', 'PARoxetine'),
  listed(ISMP_COPY, 'PARoxetine', 'FLUoxetine', 'DULoxetine'),
  listed(ISMP_COPY, 'QUEtiapine', 'OLANZapine'),
  listed(ISMP_COPY, 'OLANZapine', 'QUEtiapine'),
  listed(ISMP_COPY, 'ALPRAZolam', 'LORazepam'),
  listed(ISMP_COPY, 'LORazepam', 'ALPRAZolam', 'clonazePAM'),
  listed(ISMP_COPY, 'clonazePAM', 'cloNIDine', 'LORazepam'),
  listed(ISMP_COPY, 'cloNIDine', 'clonazePAM', 'KlonoPIN'),
  listed(ISMP_COPY, 'chlordiazePOXIDE', 'chlorproMAZINE'),
  listed(ISMP_COPY, 'carBAMazepine', 'OXcarbazepine'),
  listed(ISMP_COPY, 'OXcarbazepine', 'carBAMazepine'),
  listed(ISMP_COPY, 'guanFACINE', 'guaiFENesin'),
  listed(ISMP_COPY, 'KlonoPIN', 'cloNIDine'),
  listed(ISMP_COPY, 'CeleXA', 'CeleBREX'),
  listed(ISMP_COPY, 'PROzac', 'PriLOSEC'),
  listed(ISMP_COPY, 'SEROquel', 'SINEquan'),
  listed(ISMP_COPY, 'SINEquan', 'SEROquel'),
  listed(ISMP_RECALLED, 'traZODone', 'traMADol'),
  listed(ISMP_RECALLED, 'traMADol', 'traZODone'),
  listed(ISMP_RECALLED, 'lamoTRIgine', 'lamiVUDine'),
  listed(ISMP_RECALLED, 'ARIPiprazole', 'RABEprazole'),
  listed(ISMP_RECALLED, 'risperiDONE', 'rOPINIRole'),
  listed(ISMP_RECALLED, 'rOPINIRole', 'risperiDONE'),
  listed(ISMP_RECALLED, 'hydrOXYzine', 'hydrALAZINE'),
  listed(ISMP_RECALLED, 'diazePAM', 'dilTIAZem'),
]

const SHOWN: ReadonlyMap<string, string> = new Map(TALL_MAN_NAMES.map(({ shown }) => [shown.toLowerCase(), shown]))
const WORD = /\p{L}+/gu

/** A text with its listed drug names in tall-man letters, to be looked at and never stored. */
export function toTallMan(text: string): string {
  return text.replace(WORD, (word) => SHOWN.get(word.toLowerCase()) ?? word)
}
