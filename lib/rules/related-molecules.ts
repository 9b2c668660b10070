import type { AgentId } from './antidepressants'

/** Drugs that count as two, and are shown as related; each by what it counts as. */
export const RELATED_MOLECULES = [
  ['citalopram', 'escitalopram'],
  ['venlafaxine', 'desvenlafaxine'],
  ['milnacipran', 'levomilnacipran'],
  ['bupropion', 'dxm_bupropion'],
  ['amitriptyline', 'nortriptyline'],
  ['imipramine', 'desipramine', 'lofepramine'],
] as const satisfies readonly (readonly AgentId[])[]

/** The key that related molecules share; drugs without relatives have their own. */
export function getMoleculeKey(countsAs: AgentId): AgentId {
  const family = RELATED_MOLECULES.find((members: readonly AgentId[]) => members.includes(countsAs))
  return family === undefined ? countsAs : family[0]
}
