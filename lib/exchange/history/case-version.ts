import type { AntidepressantTrial, CaseFile } from '@/lib/domain/case-file'

/** A case as it stood at one time; `trialKeys` leads from the id of a trial in the file to the key it keeps for good. */
export type CaseVersion = {
  readonly file: CaseFile
  readonly trialKeys: Readonly<Record<string, string>>
}

/** A trial under the key that no other trial of the case ever has: an id in the file may be given to another one. */
export type KeyedTrial = AntidepressantTrial & { readonly fileId: string }

/** The trials of a case under their keys, as are the links between them. */
export function listKeyedTrials({ file, trialKeys }: CaseVersion): readonly KeyedTrial[] {
  const keys = new Map(Object.entries(trialKeys))
  const toKey = (id: string) => keys.get(id) ?? id
  return file.trials.map((trial) => {
    const links = trial.addedTo === undefined ? {} : { addedTo: trial.addedTo.map(toKey) }
    return { ...trial, ...links, id: toKey(trial.id), fileId: trial.id }
  })
}
