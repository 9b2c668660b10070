import { distance } from 'fastest-levenshtein'
import { AGENT_NAMES } from '@/lib/rules/aliases'
import { AGENT_IDS } from '@/lib/rules/antidepressants'
import { OTHER_DRUGS } from '@/lib/rules/other-drugs'
import { resolveDrug, toAliasKey } from '@/lib/rules/resolve-drug'

const SHORTEST = 5
/** A letter in so many may be wrong. */
const LETTERS_PER_SLIP = 4
const MOST_SLIPS = 3
const MOST_SUGGESTIONS = 3

const RELEASE = / (?=(?:xr|xl|er|sr|cr|ir)$)/

const NAMES: readonly string[] = [
  ...new Set([
    ...AGENT_IDS.flatMap((id) => [AGENT_NAMES[id].names[0], ...AGENT_NAMES[id].brands]),
    ...OTHER_DRUGS.map((drug) => drug.name),
  ]),
]

/** Names of drugs that are written nearly like this one, the nearest first; empty for a name that is known. */
export function suggestDrugs(written: string): readonly string[] {
  const [key = '', release = ''] = toAliasKey(written).split(RELEASE)
  if (key.length < SHORTEST || resolveDrug(written).kind !== 'unresolved') return []
  const slips = Math.min(MOST_SLIPS, Math.floor(key.length / LETTERS_PER_SLIP))
  const near = NAMES.map((name) => ({ name, away: distance(key, toAliasKey(name)) })).filter(
    ({ away }) => away <= slips,
  )
  const nearest = Math.min(...near.map(({ away }) => away))
  return near
    .filter(({ away }) => away === nearest)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ name }) => withRelease(name, release))
}

/** The name with the release form that was written after it, where it has one. */
function withRelease(name: string, release: string): string {
  const whole = `${name} ${release.toUpperCase()}`
  return release !== '' && resolveDrug(whole).kind !== 'unresolved' ? whole : name
}
