import 'server-only'
import { dictionary } from '@zxcvbn-ts/language-common'
import { COMMON_PHRASES } from './common-phrases'

export const PASSWORD_MIN_CHARACTERS = 15
export const PASSWORD_MAX_CHARACTERS = 128

/** What a new password has to be, for people. */
export const PASSWORD_HINT = `At least ${PASSWORD_MIN_CHARACTERS} characters. Three or four unrelated words are easy to keep and hard to guess; pasting from a password manager is welcome.`

const PRODUCT_NAME = 'fairtrial'
const LONGEST_REPEATED_PART = 8
// The 49,233 most common of those that leaked, as zxcvbn-ts lists them; most are shorter than ours may be.
const LEAKED: ReadonlySet<string> = new Set(dictionary.passwords)
const SEQUENCES = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/** What is wrong with a new password, in a sentence saying how to put it right; `null` when it may be used. */
export function describePasswordProblem(password: string, username: string): string | null {
  const length = [...password].length
  if (length < PASSWORD_MIN_CHARACTERS)
    return `Enter a password of at least ${PASSWORD_MIN_CHARACTERS} characters; three or four words will do`
  if (length > PASSWORD_MAX_CHARACTERS) return `Enter a password of at most ${PASSWORD_MAX_CHARACTERS} characters`
  const plain = password.toLowerCase().replaceAll(/[\s_-]/g, '')
  const name = username
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '')
  if (name !== '' && plain.includes(name)) return 'Choose a password that does not contain the username'
  if (plain.includes(PRODUCT_NAME)) return 'Choose a password that does not contain the name of this program'
  if (isEasyToGuess(plain))
    return 'This password is easy to guess; choose another one, such as three or four unrelated words'
  return null
}

function isEasyToGuess(plain: string): boolean {
  return COMMON_PHRASES.has(plain) || isLeaked(plain) || isRepetition(plain) || isSequence(plain)
}

/** Whether it is one that leaked, made longer by digits and signs, or two of them in a row. */
function isLeaked(plain: string): boolean {
  if (LEAKED.has(plain) || LEAKED.has(plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))) return true
  return [...plain].some((_, at) => LEAKED.has(plain.slice(0, at)) && LEAKED.has(plain.slice(at)))
}

function isRepetition(plain: string): boolean {
  const parts = Array.from({ length: LONGEST_REPEATED_PART }, (_, index) => plain.slice(0, index + 1))
  return parts.some((part) => part.repeat(Math.ceil(plain.length / part.length)).startsWith(plain))
}

function isSequence(plain: string): boolean {
  const backwards = [...plain].reverse().join('')
  return SEQUENCES.some((sequence) => sequence.includes(plain) || sequence.includes(backwards))
}
