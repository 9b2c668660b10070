import { generateReadableSecret } from '../readable-secret'

const GROUPS = 5

/** A password of 20 random characters (99 bits) in groups that can be read out. */
export function generatePassword(): string {
  return generateReadableSecret(GROUPS)
}
