import { z } from 'zod'
import { CASE_VERDICTS, type CaseFile } from '@/lib/domain/case-file'
import { CRITERIA, type DefinitionId, type Evaluation, REASONS, type TrialEvaluation } from '@/lib/rules/evaluation'
import { describeDrug } from '../describe-record'
import { describeVerdict } from '../describe-verdict'

const verdict = z.enum(['met', 'notMet', 'unknown'])
const end = z.number().optional()

const keptFindingSchema = z.object({
  criterion: z.enum(CRITERIA),
  verdict,
  observed: z.union([z.number(), z.object({ min: end, max: end }), z.null()]),
  threshold: z.number().nullable(),
  unit: z.string(),
  source: z.string(),
  evidence: z.enum(['read', 'secondary', 'recalled', 'decided']),
  basis: z.string().nullable(),
})

const keptTrialSchema = z.object({
  id: z.string(),
  /** The drug as it was named then. */
  drug: z.string(),
  drugId: z.string().nullable(),
  adequacy: verdict,
  failed: verdict,
  counts: verdict,
  findings: z.array(keptFindingSchema),
  /** Any text: a later version may no longer give a reason that an earlier one gave. */
  reasons: z.array(z.string()),
})

/** What the rules concluded about a case under one definition, as it is kept to be compared. */
export const keptResultSchema = z.object({
  format: z.literal('fair-trial/result@1'),
  verdict: z.enum(CASE_VERDICTS),
  provisional: z.boolean(),
  countMin: z.number(),
  countMax: z.number(),
  required: z.number(),
  /** The verdict in the words that people read then. */
  sentence: z.string(),
  trials: z.array(keptTrialSchema),
})

export type KeptResult = z.infer<typeof keptResultSchema>
export type KeptTrial = z.infer<typeof keptTrialSchema>
export type KeptFinding = z.infer<typeof keptFindingSchema>

/** What an evaluation says under one definition, to be kept; `null` when it does not hold that definition. */
export function toKeptResult(file: CaseFile, evaluation: Evaluation, definitionId: DefinitionId): KeptResult | null {
  const definition = evaluation.definitions.find(({ id }) => id === definitionId)
  if (definition === undefined) return null
  const { countMin, countMax, required, provisional } = definition
  return keptResultSchema.parse({
    format: 'fair-trial/result@1',
    verdict: definition.verdict,
    ...{ provisional, countMin, countMax, required },
    sentence: describeVerdict(definition, file),
    trials: definition.trials.map((trial) => ({ ...trial, drug: nameDrug(file, trial) })),
  } satisfies Record<keyof KeptResult, unknown>)
}

function nameDrug(file: CaseFile, { id, drugId }: TrialEvaluation): string {
  const trial = file.trials.find((candidate) => candidate.id === id)
  return trial === undefined ? id : describeDrug(trial, drugId)
}

/** A kept trial with the reasons that this version still knows, for the sentences of its findings. */
export function toFindingContext({ findings, reasons }: KeptTrial): Pick<TrialEvaluation, 'findings' | 'reasons'> {
  return { findings, reasons: REASONS.filter((known) => reasons.includes(known)) }
}
