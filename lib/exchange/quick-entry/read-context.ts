import type { AntidepressantTrial } from '@/lib/domain/case-file'
import { type Line, wholeWords } from './line'

type Context = Pick<
  AntidepressantTrial,
  | 'role'
  | 'indication'
  | 'episode'
  | 'source'
  | 'prescriber'
  | 'maximumTolerated'
  | 'formulation'
  | 'antipsychoticAtTheTime'
>
type Rule = { readonly words: RegExp; readonly says: Context | ((written: string) => Context) }

const WORDS: readonly Rule[] = [
  { words: /(?:at )?(?:max(?:imum|imally)? tolerated(?: dose)?|mtd)/, says: { maximumTolerated: 'yes' } },
  { words: /(?:as )?(?:monotherapy|alone|on its own|by itself|single agent)/, says: { role: 'monotherapy' } },
  {
    words:
      /(?:as )?(?:an )?(?:augmentation|augmenting|adjunct(?:ive)?(?: treatment| therapy)?|add-on|augment(?:ed)?)(?: agent)?/,
    says: { role: 'augmentation' },
  },
  { words: /(?:in |as )?(?:combination|combo|combined)(?: therapy| treatment)?/, says: { role: 'combination' } },
  {
    words: /(?:for|in|during|to treat) (?:major |her |his |their |the )?(?:depression|mdd|depressive episode|low mood)/,
    says: { indication: 'depression' },
  },
  {
    words:
      /(?:for|to help with|to treat|to help) (?:sleep|insomnia|anxiety|gad|pain|neuropath(?:y|ic pain)|migraines?|headaches?|smoking(?: cessation)?|quitting smoking|ocd|ptsd|panic(?: disorder)?|adhd|fibromyalgia|weight(?: loss)?|appetite|hot flashes|bulimia|pmdd|ibs|psychosis|mania)(?: only)?/,
    says: { indication: 'other' },
  },
  {
    words: /(?:in |during )?(?:the )?(?:current|this|present) (?:depressive |mde |major depressive )?(?:episode|mde)/,
    says: { episode: 'current' },
  },
  {
    words:
      /(?:in |during )?(?:a |an |the |his |her )?(?:previous|prior|past|earlier|last|first) (?:depressive |mde |major depressive )?(?:episode|mde)/,
    says: { episode: 'previous' },
  },
  {
    words:
      /(?:per|from|by|in|according to) (?:the )?(?:pharmacy(?: (?:records?|list|data))?|pmp|pdmp|dispensing records?)|pharmacy records?/,
    says: { source: 'pharmacyRecord' },
  },
  {
    words:
      /(?:per|from|in|by|according to) (?:the )?(?:old |outside |medical |prior )?(?:charts?|records?|notes?|emr|ehr|discharge summary|referral(?: letter)?)/,
    says: { source: 'chart' },
  },
  {
    words:
      /(?:per|by|according to|as told by|from) (?:the )?(?:patient|pt|patient's recall|pt recall|recall|memory|history)|(?:patient|pt)(?:'s)? (?:recall|recalls|remembers)|self-reported|from memory/,
    says: { source: 'patientRecall' },
  },
  {
    words:
      /(?:per|by|according to|from) (?:the |his |her )?(?:wife|husband|spouse|partner|mother|father|mom|dad|parents?|family|daughter|son|sister|brother|carer|caregiver)/,
    says: { source: 'informant' },
  },
  {
    words:
      /(?:prescribed |given |started )?by (?:the |a |her |his )?(?:pcp|gp|psychiatrist|np|primary care|family doctor|neurologist|internist|ob-?gyn)/,
    says: (written) => ({ prescriber: written.replace(/^.*\bby (?:the |a |her |his )?/i, '') }),
  },
  { words: /(?:with|on) (?:an )?antipsychotic(?: at the time)?/, says: { antipsychoticAtTheTime: 'yes' } },
  { words: /(?:extended|prolonged|modified)[- ]release/, says: { formulation: 'XR' } },
  { words: /immediate[- ]release/, says: { formulation: 'IR' } },
  { words: /sustained[- ]release/, says: { formulation: 'SR' } },
  { words: /controlled[- ]release/, says: { formulation: 'CR' } },
]

const RULES = WORDS.map(({ words, says }) => ({ words: wholeWords(words), says }))

/** What it was for, in which episode, with what, and how it is known. The first that says something of a field stands. */
export function readContext(line: Line): Context {
  const found = RULES.flatMap(({ words, says }) =>
    line
      .take(words, ({ index, 0: whole }) =>
        typeof says === 'function' ? says(line.written.slice(index, index + whole.length)) : says,
      )
      .map(({ value }) => value),
  )
  return Object.assign({}, ...found.reverse())
}
