import type { AgentId } from './antidepressants'
import { cite } from './cite'
import type { Evidence } from './evaluation'
import type { MinimumDose } from './minimum-effective-doses'
import type { ReferenceId } from './references'

type Conversion = {
  readonly agent: AgentId
  readonly product: string
  /** So many mg of the product are as much as so many mg of the ordinary one. */
  readonly productMg: number
  readonly ordinaryMg: number
  readonly source: ReferenceId
  readonly locator: string
  readonly evidence: Evidence
  readonly lastChecked: string
}

/** Products whose mg are not the mg of the dose tables. */
export const CONVERSIONS = [
  {
    agent: 'bupropion',
    product: 'hydrobromide',
    productMg: 174,
    ordinaryMg: 150,
    source: 'labelAplenzin',
    locator: '174, 348 and 522 mg of the hydrobromide are 150, 300 and 450 mg of the hydrochloride',
    evidence: 'recalled',
    lastChecked: '2026-11-21',
  },
] as const satisfies readonly Conversion[]

/** The minimum in mg of the product that was taken; unchanged for products in the mg of the dose tables. */
export function convertMinimumDose(agent: AgentId, product: string | null, minimum: MinimumDose): MinimumDose {
  const conversion = CONVERSIONS.find((row) => row.agent === agent && row.product === product)
  if (conversion === undefined) return minimum
  return {
    ...minimum,
    value: (minimum.value * conversion.productMg) / conversion.ordinaryMg,
    locator: `${minimum.locator}; ${cite(conversion)}`,
    evidence: conversion.evidence,
  }
}
