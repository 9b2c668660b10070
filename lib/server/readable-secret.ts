import 'server-only'
import { randomInt } from 'node:crypto'

// Without the characters that are mistaken for one another when read aloud or copied by hand.
const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUP_LENGTH = 4

/** Random characters, of almost 5 bits each, in groups of four that can be read out. */
export function generateReadableSecret(groups: number): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}
