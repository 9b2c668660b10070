import {
  type AntidepressantTrial,
  CASE_FILE_FORMAT,
  type CaseFacts,
  type CaseFile,
  caseFileSchema,
  type OtherTreatment,
  trialSchema,
} from '@/lib/domain/case-file'

/** A value as a test writes it: its dates are plain text, which the schema then checks. */
type Plain<T> = T extends { readonly __brand: unknown }
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Plain<T[Key]> }
      : T

/** A valid trial of which only the id and the drug are recorded, and what the test is about. */
export function aTrial(recorded: Partial<Plain<AntidepressantTrial>> = {}): AntidepressantTrial {
  return trialSchema.parse({ id: 't1', drug: 'sertraline', ...recorded })
}

/** A valid case of which only the label is recorded, and what the test is about. */
export function aCaseFile(
  recorded: {
    readonly case?: Partial<Plain<CaseFacts>>
    readonly trials?: readonly Plain<AntidepressantTrial>[]
    readonly otherTreatments?: readonly Plain<OtherTreatment>[]
  } = {},
): CaseFile {
  const { case: facts, ...rest } = recorded
  return caseFileSchema.parse({
    format: CASE_FILE_FORMAT,
    case: { label: 'Synthetic case', ...facts },
    trials: [],
    ...rest,
  })
}
