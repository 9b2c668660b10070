import type { ContributorCode } from './contributor-codes'
import type { Evidence } from './evaluation'
import { type ResolvedDrug, resolveDrug, toAliasKey } from './resolve-drug'

/** The drugs of one contributor: those that are known elsewhere by id, and names that only stand here. */
export type DepressogenicRow = {
  readonly code: ContributorCode
  readonly drugIds: readonly string[]
  /** Whole names, brands among them; never a part of a name. */
  readonly names: readonly string[]
  /** Where the drug itself is marked below its row. */
  readonly evidence: Evidence | null
}

function row(
  code: ContributorCode,
  drugIds: readonly string[],
  names: readonly string[],
  evidence: Evidence | null = null,
): DepressogenicRow {
  return { code, drugIds, names, evidence }
}

/**
 * Which other drugs of a case belong to which contributor. What depresses when it is stopped (stimulants, nicotine,
 * anabolic steroids), substances and antidepressants themselves are not recognized from a list of drugs.
 */
export const DEPRESSOGENIC_DRUGS: readonly DepressogenicRow[] = [
  row(
    'ifna',
    ['interferon_alfa'],
    [
      'interferon alfa-2a',
      'interferon alfa-2b',
      'peginterferon alfa-2a',
      'peginterferon alfa-2b',
      'ropeginterferon alfa-2b',
    ],
  ),
  row('ifna', [], ['Intron A', 'Roferon-A', 'PegIntron', 'Besremi', 'Sylatron']),
  row(
    'steroid',
    ['prednisone', 'prednisolone', 'dexamethasone'],
    [
      'methylprednisolone',
      'Medrol',
      'Depo-Medrol',
      'Solu-Medrol',
      'hydrocortisone',
      'Cortef',
      'betamethasone',
      'cortisone',
    ],
  ),
  row('steroid', [], ['deflazacort', 'Emflaza', 'triamcinolone', 'Kenalog', 'corticosteroid']),
  row('efavirenz', ['efavirenz'], ['Atripla', 'Symfi', 'efavirenz/emtricitabine/tenofovir']),
  row('mefloquine', ['mefloquine'], []),
  row('topiramate', ['topiramate'], ['Qsymia', 'phentermine/topiramate', 'phentermine-topiramate']),
  row('vigabatrin', ['vigabatrin'], []),
  row('barbiturate', ['phenobarbital', 'primidone'], ['butalbital', 'Fioricet', 'Fiorinal', 'secobarbital', 'Seconal']),
  row('flunarizine', [], ['flunarizine', 'Sibelium', 'flunarizin']),
  row('flunarizine', [], ['cinnarizine', 'Stugeron', 'cinnarizin'], 'secondary'),
  row('isotretinoin', ['isotretinoin'], ['Absorica', 'Claravis', 'isotretinoine']),
  row('rimonabant', [], ['rimonabant', 'Acomplia']),
  row('levetiracetam', ['levetiracetam'], []),
  row('levetiracetam', ['perampanel', 'zonisamide', 'tiagabine'], [], 'recalled'),
  row('varenicline', ['varenicline'], []),
  row('montelukast', ['montelukast'], ['montelukast sodium']),
  row('finasteride', ['finasteride'], ['dutasteride', 'Avodart']),
  row('tetrabenazine', ['tetrabenazine', 'deutetrabenazine', 'valbenazine'], []),
  row('brodalumab', [], ['brodalumab', 'Siliq', 'Kyntheum']),
  row(
    'hormonal',
    ['oral_contraceptive'],
    ['levonorgestrel', 'desogestrel', 'drospirenone', 'norethisterone', 'norethindrone', 'etonogestrel', 'Nexplanon'],
  ),
  row('hormonal', [], ['medroxyprogesterone', 'Depo-Provera', 'Mirena', 'ethinylestradiol/levonorgestrel', 'Yasmin']),
  row(
    'gnrh',
    [],
    [
      'leuprolide',
      'leuprorelin',
      'Lupron',
      'goserelin',
      'Zoladex',
      'triptorelin',
      'buserelin',
      'nafarelin',
      'degarelix',
    ],
  ),
  row('gnrh', [], ['relugolix', 'elagolix', 'Orilissa', 'Firmagon', 'Orgovyx', 'Decapeptyl']),
  row('tamoxifen', ['tamoxifen'], ['anastrozole', 'Arimidex', 'letrozole', 'Femara', 'exemestane', 'Aromasin']),
  row('betablk', ['propranolol', 'metoprolol'], ['timolol', 'nebivolol', 'carvedilol', 'labetalol', 'oxprenolol']),
  row('reserpine', [], ['reserpine', 'Serpasil', 'reserpin']),
  row('methyldopa', ['clonidine'], ['methyldopa', 'Aldomet', 'guanethidine']),
  row(
    'ccb_acei',
    ['amlodipine', 'diltiazem', 'verapamil', 'lisinopril', 'ramipril'],
    ['nifedipine', 'felodipine', 'lercanidipine', 'enalapril', 'perindopril', 'captopril', 'benazepril', 'quinapril'],
  ),
  row('digoxin', [], ['digoxin', 'Lanoxin', 'digitoxin']),
  row(
    'triptan',
    ['sumatriptan'],
    [
      'rizatriptan',
      'Maxalt',
      'zolmitriptan',
      'Zomig',
      'eletriptan',
      'Relpax',
      'naratriptan',
      'almotriptan',
      'frovatriptan',
    ],
  ),
  row(
    'levodopa',
    ['levodopa', 'ropinirole', 'rotigotine', 'pramipexole'],
    ['Stalevo', 'bromocriptine', 'cabergoline', 'apomorphine'],
  ),
  row(
    'antipsy',
    [
      'haloperidol',
      'chlorpromazine',
      'chlorprothixene',
      'fluphenazine',
      'perphenazine',
      'pimozide',
      'thioridazine',
      'thiothixene',
      'trifluoperazine',
      'zuclopenthixol',
      'flupentixol',
      'levomepromazine',
      'loxapine',
      'molindone',
    ],
    ['droperidol', 'prochlorperazine'],
  ),
  row(
    'benzo',
    [
      'alprazolam',
      'bromazepam',
      'brotizolam',
      'chlordiazepoxide',
      'clobazam',
      'clonazepam',
      'clorazepate',
      'diazepam',
      'estazolam',
      'flunitrazepam',
      'flurazepam',
      'lorazepam',
      'lormetazepam',
      'midazolam',
      'nitrazepam',
      'oxazepam',
      'prazepam',
      'temazepam',
      'triazolam',
      'etizolam',
      'zolpidem',
      'zopiclone',
      'eszopiclone',
      'zaleplon',
    ],
    ['Z-drug', 'benzodiazepine'],
  ),
  row(
    'opioid',
    [
      'buprenorphine',
      'buprenorphine_naloxone',
      'codeine',
      'fentanyl',
      'hydrocodone',
      'hydromorphone',
      'methadone',
      'morphine',
      'oxycodone',
      'tapentadol',
      'tramadol',
    ],
    ['oxymorphone', 'opioid', 'dihydrocodeine'],
  ),
  row('gabapentinoid', ['gabapentin', 'pregabalin'], []),
  row(
    'statin',
    ['atorvastatin', 'simvastatin', 'rosuvastatin'],
    ['pravastatin', 'fluvastatin', 'lovastatin', 'pitavastatin'],
  ),
  row(
    'ppi',
    ['omeprazole', 'esomeprazole', 'pantoprazole', 'lansoprazole'],
    ['rabeprazole', 'dexlansoprazole', 'Dexilant'],
  ),
  row('ondansetron_metoclopramide', ['metoclopramide'], []),
  row(
    'ifnb',
    [],
    ['interferon beta', 'interferon beta-1a', 'interferon beta-1b', 'Avonex', 'Rebif', 'Betaseron', 'Plegridy'],
  ),
  row('leflunomide_tnfi', [], ['adalimumab', 'Humira', 'etanercept', 'Enbrel', 'infliximab', 'Remicade', 'golimumab']),
  row('leflunomide_tnfi', [], ['certolizumab pegol', 'Cimzia', 'Simponi']),
  row(
    'checkpoint',
    [],
    [
      'nivolumab',
      'Opdivo',
      'pembrolizumab',
      'Keytruda',
      'ipilimumab',
      'Yervoy',
      'atezolizumab',
      'durvalumab',
      'avelumab',
    ],
  ),
  row('vincristine', [], ['vincristine', 'procarbazine', 'asparaginase', 'pegaspargase']),
  row('roflumilast', [], ['roflumilast', 'Daliresp', 'Daxas']),
  row('apremilast', [], ['apremilast', 'Otezla']),
  row(
    'semaglutide',
    ['semaglutide', 'liraglutide', 'tirzepatide'],
    ['dulaglutide', 'Trulicity', 'exenatide', 'Byetta'],
  ),
  row('cannabis', [], ['cannabis', 'medical cannabis', 'THC', 'dronabinol', 'nabilone', 'nabiximols', 'Sativex']),
]

const BY_NAME: ReadonlyMap<string, DepressogenicRow> = new Map(
  DEPRESSOGENIC_DRUGS.flatMap((one) => one.names.map((name) => [toAliasKey(name), one] as const)),
)

function idOf(drug: ResolvedDrug): string | null {
  switch (drug.kind) {
    case 'agent':
      return drug.agent.id
    case 'other':
      return drug.id
    case 'unresolved':
      return null
  }
}

/** The contributors that a written drug name stands for: whole names only, never guessed. */
export function listDepressogenic(text: string): readonly DepressogenicRow[] {
  const id = idOf(resolveDrug(text))
  const named = BY_NAME.get(toAliasKey(text))
  const known = id === null ? [] : DEPRESSOGENIC_DRUGS.filter(({ drugIds }) => drugIds.includes(id))
  return named === undefined || known.includes(named) ? known : [...known, named]
}
