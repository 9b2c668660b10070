import { type CalendarDate, isCalendarDate } from '@/lib/domain/calendar-date'
import { AUDIT_KINDS, AUDIT_OUTCOMES, type AuditKind, type AuditOutcome } from './audit-actions'

/** What of the audit record is asked for: keys, codes and days, nothing typed. */
export type AuditQuery = {
  /** The id of a member; `nobody` where it is not known who it was. */
  readonly who: string | null
  readonly kind: AuditKind | null
  readonly outcome: AuditOutcome | null
  readonly caseId: string | null
  /** Both days belong to it. */
  readonly from: CalendarDate | null
  readonly to: CalendarDate | null
  /** Entries before or after one; `null` is the newest page. */
  readonly place: AuditPlace | null
}

export type AuditPlace = { readonly direction: 'older' | 'newer'; readonly sequence: number }

type Params = Readonly<Record<string, string | readonly string[] | undefined>>

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const SEQUENCE = /^[1-9]\d{0,8}$/

/** The query of an address; what it does not know is left out. */
export function parseAuditQuery(params: Params): AuditQuery {
  const textOf = (name: string) => {
    const value = params[name]
    return typeof value === 'string' ? value : ''
  }
  const keyOf = (name: string) => (KEY.test(textOf(name)) ? textOf(name) : null)
  const dayOf = (name: string) => {
    const text = textOf(name)
    return isCalendarDate(text) ? text : null
  }
  return {
    who: textOf('who') === 'nobody' ? 'nobody' : keyOf('who'),
    kind: codeOf(AUDIT_KINDS, textOf('kind')),
    outcome: codeOf(AUDIT_OUTCOMES, textOf('outcome')),
    caseId: keyOf('case'),
    from: dayOf('from'),
    to: dayOf('to'),
    place: placeOf('older', textOf('older')) ?? placeOf('newer', textOf('newer')),
  }
}

function codeOf<Code extends string>(codes: Readonly<Record<Code, string>>, text: string): Code | null {
  const isCode = (candidate: string): candidate is Code => Object.hasOwn(codes, candidate)
  return isCode(text) ? text : null
}

function placeOf(direction: AuditPlace['direction'], text: string): AuditPlace | null {
  return SEQUENCE.test(text) ? { direction, sequence: Number(text) } : null
}

/** Whether a query asks for less than everything. */
export function isNarrowed({ who, kind, outcome, caseId, from, to }: AuditQuery): boolean {
  return [who, kind, outcome, caseId, from, to].some((value) => value !== null)
}

/** The address of a page about a query with something changed; a change leads to the newest page, unless it names a place. */
export function toAuditHref(query: AuditQuery, changes: Partial<AuditQuery>, page = '/audit'): string {
  const { who, kind, outcome, caseId, from, to, place } = { ...query, place: null, ...changes }
  const given = Object.entries({ who, kind, outcome, case: caseId, from, to })
  const words = given.filter((entry): entry is [string, string] => entry[1] !== null)
  const at: [string, string][] = place === null ? [] : [[place.direction, String(place.sequence)]]
  const search = new URLSearchParams([...words, ...at])
  if (search.size === 0) return page
  return `${page}${page.includes('?') ? '&' : '?'}${search}`
}
