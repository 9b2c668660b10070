/** Why somebody opens cases that are not shared with them; codes, since nothing typed stands in the audit record. */
export const EMERGENCY_REASONS = {
  danger: 'The patient may be in danger',
  urgentCare: 'The patient is seen urgently, and nobody who is named can be asked',
  colleagueAway: 'The colleague who is named is away or has left',
  legalDuty: 'The law requires it now',
} as const satisfies Readonly<Record<string, string>>

export type EmergencyReason = keyof typeof EMERGENCY_REASONS

/** Whether a text is the code of a reason. */
export function isEmergencyReason(code: string): code is EmergencyReason {
  return Object.hasOwn(EMERGENCY_REASONS, code)
}
