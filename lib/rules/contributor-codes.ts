import type { Evidence } from './evaluation'

export type ContributorGroup = 'psychiatric' | 'medical' | 'medication' | 'exposure'

export type Contributor = {
  readonly name: string
  readonly group: ContributorGroup
  /** What to check before it is ruled in or out. */
  readonly check: string
  /** How the link to depression or to exposure was seen. */
  readonly evidence: Evidence
  /** While it is present, how much of an antidepressant arrived is uncertain. */
  readonly changesExposure: boolean
}

function psychiatric(name: string, check: string, evidence: Evidence): Contributor {
  return { name, group: 'psychiatric', check, evidence, changesExposure: false }
}

function medical(name: string, check: string, evidence: Evidence): Contributor {
  return { name, group: 'medical', check, evidence, changesExposure: false }
}

const MEDICATION_CHECK =
  'Whether it was started before the onset, or before the response was lost; review it with its prescriber'

function medication(name: string, evidence: Evidence): Contributor {
  return { name, group: 'medication', check: MEDICATION_CHECK, evidence, changesExposure: false }
}

function exposure(name: string, check: string, evidence: Evidence): Contributor {
  return { name, group: 'exposure', check, evidence, changesExposure: true }
}

/** What can masquerade as resistance or change exposure, by the code used in a case file. */
export const CONTRIBUTORS = {
  bipolar: psychiatric(
    'Bipolar I/II, other bipolar',
    'Lifetime history of mania or hypomania, with an informant; HCL-32 or MDQ as a screen only; family history; activation on an antidepressant',
    'read',
  ),
  mixed_features: psychiatric(
    'Mixed features',
    'Subsyndromal manic symptoms; manage with psychiatrist; watch activation/switch',
    'secondary',
  ),
  psychotic_depression: psychiatric(
    'Psychotic features',
    'Ask for delusions of guilt, illness, poverty, nihilism, persecution; antidepressant plus antipsychotic or ECT',
    'read',
  ),
  pdd: psychiatric(
    'Persistent depressive disorder, chronic episode',
    'Onset and 2-year course; use difficult-to-treat framework',
    'secondary',
  ),
  anxiety: psychiatric('Panic, GAD, social anxiety', 'Structured screen', 'secondary'),
  ptsd: psychiatric('PTSD / complex PTSD', 'Trauma history asked sensitively; PCL-5', 'secondary'),
  ocd: psychiatric('Obsessive-compulsive disorder', 'Obsessions and compulsions; doses of SSRIs differ', 'recalled'),
  adhd: psychiatric('ADHD', 'Onset in childhood, with an informant', 'secondary'),
  personality: psychiatric(
    'Personality disorder, especially borderline',
    'Pattern over years, with an informant',
    'read',
  ),
  sud: psychiatric(
    'Alcohol, opioid, cannabis, sedative, stimulant use disorder',
    'AUDIT-C, toxicology, reassess after abstinence',
    'read',
  ),
  eating: psychiatric('Eating disorder', 'SCOFF, weight, purging (also lowers absorption)', 'recalled'),
  grief: psychiatric(
    'Prolonged grief / adjustment disorder',
    'Whether timing and content are tied to a loss or stressor',
    'secondary',
  ),
  schizophrenia: psychiatric('Schizophrenia spectrum, negative symptoms', 'Psychosis outside mood episodes', 'read'),
  autism: psychiatric('Autism / burnout', 'Developmental history', 'recalled'),
  dementia: psychiatric('Neurocognitive disorder, apathy', 'Cognitive test, informant, apathy vs sadness', 'read'),
  delirium: psychiatric('Delirium (hypoactive)', 'Attention test, fluctuation, acute cause', 'recalled'),
  insomnia: psychiatric('Insomnia / circadian / shift work', 'Sleep diary', 'secondary'),
  premenstrual_perinatal: psychiatric(
    'Premenstrual, perinatal or perimenopausal depression',
    'Cycle diary, EPDS, menstrual history',
    'secondary',
  ),
  chronic_pain_somatic: psychiatric(
    'Somatic symptom / chronic pain disorder',
    'Whether pain drives it; opioid use',
    'secondary',
  ),
  masked_by_ae: psychiatric(
    'Adverse effects read as symptoms',
    'Emotional blunting, sedation, insomnia, akathisia, sexual dysfunction; link in time to the dose',
    'secondary',
  ),
  tachyphylaxis: psychiatric(
    'Loss of response (not primary failure)',
    'Adherence, dose, bipolarity, substance, new illness first',
    'read',
  ),
  stressors: psychiatric(
    'Ongoing psychosocial adversity',
    'Abuse, isolation, debt, work strain, housing, litigation',
    'read',
  ),

  hypothyroid: medical('Hypothyroidism (incl. subclinical)', 'TSH, free T4', 'read'),
  hyperthyroid: medical('Hyperthyroidism', 'TSH', 'read'),
  cushing: medical(
    'Cushing syndrome (incl. exogenous steroid)',
    'Late-night salivary cortisol or dexamethasone suppression',
    'read',
  ),
  addison: medical('Adrenal insufficiency', 'Morning cortisol', 'read'),
  hyperpth: medical('Hyperparathyroidism / hypercalcemia', 'Calcium, PTH', 'read'),
  hypopit: medical('Hypopituitarism / hyperprolactinemia', 'Pituitary panel, prolactin', 'read'),
  hypogonad: medical('Hypogonadism', 'Morning testosterone, twice', 'read'),
  diabetes: medical('Diabetes mellitus', 'HbA1c', 'read'),
  anaemia: medical('Anemia / iron deficiency', 'Blood count, ferritin', 'secondary'),
  b12: medical('Vitamin B12 deficiency', 'B12, methylmalonic acid', 'read'),
  folate: medical('Folate deficiency', 'Folate', 'recalled'),
  vitd: medical('Vitamin D deficiency', '25-OH D only if indicated', 'secondary'),
  pellagra: medical(
    'Pellagra (niacin deficiency)',
    'Clinical signs: skin, gut, cognition; alcohol or poor diet',
    'read',
  ),
  osa: medical('Obstructive sleep apnea', 'STOP-BANG, sleep study', 'read'),
  rls: medical('Restless legs (also drug-induced)', 'History, ferritin', 'recalled'),
  stroke: medical('Stroke / vascular disease', 'Neurological examination, imaging if there are signs', 'read'),
  parkinson: medical('Parkinson disease', 'Motor examination', 'read'),
  ms: medical('Multiple sclerosis', 'Neurological history, MRI', 'read'),
  epilepsy: medical('Epilepsy (temporal)', 'History, EEG if indicated', 'read'),
  huntington_wilson: medical('Huntington, Wilson', 'Family history; ceruloplasmin', 'read'),
  tbi: medical('Traumatic brain injury', 'History of head injury before the onset', 'read'),
  tumour: medical(
    'Brain tumor, normal pressure hydrocephalus',
    'Imaging if there are signs or the onset is late',
    'read',
  ),
  hiv: medical('HIV', 'HIV test', 'read'),
  syphilis: medical('Neurosyphilis', 'Treponemal serology', 'read'),
  hcv: medical('Hepatitis C', 'HCV antibody', 'read'),
  lyme_other: medical('Lyme, tuberculosis, viral illness', 'Tests by exposure', 'read'),
  pancreas: medical('Pancreatic / other cancer, paraneoplastic', 'Weight, imaging by sign', 'read'),
  sle: medical('Systemic lupus and autoimmune disease', 'ANA by sign', 'read'),
  autoimmune_enc: medical('Autoimmune encephalitis', 'MRI, CSF by sign', 'recalled'),
  cad_hf: medical('Coronary disease / heart failure', 'Cardiac history', 'read'),
  ckd: medical('Renal failure', 'Creatinine, eGFR', 'read'),
  liver: medical('Liver failure (also raises exposure)', 'Liver function tests', 'read'),
  pain: medical('Chronic pain, fibromyalgia', 'Pain inventory', 'read'),
  ibd: medical('Inflammatory bowel disease / malabsorption / celiac', 'tTG-IgA, CRP by sign', 'secondary'),
  obesity: medical('Obesity', 'BMI', 'secondary'),
  electrolytes: medical('Hyponatremia (SSRI, diuretic)', 'Sodium', 'secondary'),
  heavy_metal: medical('Mercury, thallium (also lead)', 'Tests by exposure', 'read'),

  ifna: medication('Interferon alfa', 'read'),
  steroid: medication('Systemic corticosteroids', 'read'),
  efavirenz: { ...medication('Efavirenz', 'read'), changesExposure: true },
  mefloquine: medication('Mefloquine', 'read'),
  topiramate: medication('Topiramate', 'read'),
  vigabatrin: medication('Vigabatrin', 'read'),
  barbiturate: { ...medication('Phenobarbital and other barbiturates', 'read'), changesExposure: true },
  flunarizine: medication('Flunarizine, cinnarizine', 'read'),
  isotretinoin: medication('Isotretinoin', 'read'),
  rimonabant: medication('Rimonabant (withdrawn)', 'read'),
  levetiracetam: medication('Levetiracetam (also perampanel, zonisamide, tiagabine)', 'read'),
  varenicline: medication('Varenicline', 'read'),
  montelukast: medication('Montelukast', 'recalled'),
  finasteride: medication('Finasteride / 5-alpha-reductase inhibitors', 'secondary'),
  tetrabenazine: medication('Tetrabenazine, deutetrabenazine, valbenazine', 'recalled'),
  brodalumab: medication('Brodalumab', 'recalled'),
  hormonal: medication('Combined/progestin contraceptives', 'read'),
  gnrh: medication('GnRH agonists / antagonists', 'read'),
  tamoxifen: medication('Tamoxifen, aromatase inhibitors', 'read'),
  betablk: medication('Beta-blockers (lipophilic, e.g. propranolol)', 'read'),
  reserpine: medication('Reserpine', 'read'),
  methyldopa: medication('Methyldopa, clonidine, guanethidine', 'read'),
  ccb_acei: medication('Calcium-channel blockers, ACE inhibitors', 'secondary'),
  digoxin: medication('Digoxin', 'secondary'),
  triptan: medication('Triptans', 'read'),
  levodopa: medication('Levodopa / dopaminergics', 'read'),
  antipsy: medication('First-generation antipsychotics', 'read'),
  benzo: medication('Benzodiazepines, Z-drugs', 'secondary'),
  opioid: medication('Opioids (long-term)', 'recalled'),
  gabapentinoid: medication('Gabapentin, pregabalin', 'read'),
  statin: medication('Statins', 'recalled'),
  ppi: medication('Proton-pump inhibitors', 'recalled'),
  ondansetron_metoclopramide: medication('Metoclopramide', 'recalled'),
  ifnb: medication('Interferon beta', 'secondary'),
  leflunomide_tnfi: medication('TNF inhibitors', 'recalled'),
  checkpoint: medication('Immune checkpoint inhibitors (thyroid, adrenal)', 'recalled'),
  vincristine: medication('Vincristine, procarbazine, asparaginase', 'recalled'),
  roflumilast: medication('Roflumilast', 'recalled'),
  apremilast: medication('Apremilast', 'recalled'),
  semaglutide: medication('GLP-1 agonists', 'recalled'),
  stimulant_wd: medication('Stimulant, cocaine, nicotine withdrawal', 'read'),
  alcohol: medication('Alcohol', 'read'),
  cannabis: medication('Cannabis', 'secondary'),
  anabolic: medication('Anabolic-steroid withdrawal', 'secondary'),
  antidep_paradox: medication('Antidepressant blunting or activation', 'secondary'),

  pharmacokinetic: exposure('Enzyme inducer or strong inhibitor', 'Dates of the other drug; a plasma level', 'read'),
  smoking: exposure('Smoking started, stopped or changed', 'Dates of the change; a plasma level', 'read'),
  bariatric_surgery: exposure('Bariatric surgery', 'Date and kind of surgery; a plasma level', 'read'),
  pregnancy: exposure('Pregnancy', 'Dates of the pregnancy; a plasma level', 'recalled'),
  genotype: exposure('Metabolizer status (CYP2D6, CYP2C19, CYP2B6)', 'The test result; a plasma level', 'read'),
  malabsorption: {
    ...medical('Malabsorption, purging, chronic diarrhea', 'History; a plasma level', 'recalled'),
    group: 'exposure',
  },
  renal: {
    ...medical('Kidney impairment', "Creatinine, eGFR; the label's cap for this patient", 'read'),
    group: 'exposure',
  },
  hepatic: {
    ...medical('Liver impairment', "Liver function tests; the label's cap for this patient", 'read'),
    group: 'exposure',
  },
} as const satisfies Record<string, Contributor>

export type ContributorCode = keyof typeof CONTRIBUTORS

export const CONTRIBUTOR_GROUP_LABELS = {
  psychiatric: 'Other or further psychiatric diagnoses',
  medical: 'Medical causes',
  medication: 'Drugs and substances that can depress',
  exposure: 'What changes exposure to the drug',
} as const satisfies Record<ContributorGroup, string>

/** Other ways to write a code. */
const SYNONYMS: Partial<Record<ContributorCode, readonly string[]>> = {
  bipolar: ['bipolarDisorder', 'bipolarity'],
  hypothyroid: ['hypothyroidism'],
  hyperthyroid: ['hyperthyroidism'],
  anaemia: ['anemia'],
  tumour: ['tumor', 'brainTumor'],
  osa: ['sleepApnea', 'sleepApnoea', 'obstructiveSleepApnea'],
  sud: ['substanceUse', 'substanceUseDisorder'],
  pharmacokinetic: [
    'inducer',
    'enzymeInducer',
    'cypInducer',
    'inhibitor',
    'strongInhibitor',
    'enzymeInhibitor',
    'cypInhibitor',
    'interaction',
    'drugInteraction',
  ],
  smoking: ['smokingChange', 'smokingStatus', 'tobacco', 'tobaccoSmoke', 'smoker', 'smokingCessation'],
  bariatric_surgery: ['bariatric', 'gastricBypass', 'rouxEnY', 'rouxEnYBypass', 'sleeveGastrectomy'],
  pregnancy: ['pregnant'],
  genotype: [
    'metaboliser',
    'metabolizer',
    'metaboliserStatus',
    'metabolizerStatus',
    'pharmacogenetics',
    'pharmacogenetic',
    'poorMetaboliser',
    'poorMetabolizer',
    'intermediateMetaboliser',
    'intermediateMetabolizer',
    'rapidMetaboliser',
    'rapidMetabolizer',
    'ultrarapidMetaboliser',
    'ultrarapidMetabolizer',
    'cyp2d6',
    'cyp2c19',
    'cyp2b6',
    'cyp1a2',
    'cyp2d6Poor',
    'cyp2d6Ultrarapid',
    'cyp2c19Poor',
    'cyp2c19Ultrarapid',
    'cyp2d6Metaboliser',
    'cyp2d6Metabolizer',
    'cyp2c19Metaboliser',
    'cyp2c19Metabolizer',
  ],
  renal: ['renalImpairment', 'kidney'],
  hepatic: ['hepaticImpairment'],
}

/** The code as it is compared: `smoking_change`, `smokingChange` and `Smoking change` are one. */
function toKey(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function isContributorCode(code: string): code is ContributorCode {
  return Object.hasOwn(CONTRIBUTORS, code)
}

/** Every code, in the order of the table. */
export const CONTRIBUTOR_CODES: readonly ContributorCode[] = Object.keys(CONTRIBUTORS).filter(isContributorCode)

const BY_KEY: ReadonlyMap<string, ContributorCode> = new Map(
  CONTRIBUTOR_CODES.flatMap((code) => [code, ...(SYNONYMS[code] ?? [])].map((text) => [toKey(text), code] as const)),
)

/** The contributor that a code of a case file means; `null` for one that is not in the table. */
export function getContributor(code: string): (Contributor & { readonly code: ContributorCode }) | null {
  const known = BY_KEY.get(toKey(code))
  return known === undefined ? null : { code: known, ...CONTRIBUTORS[known] }
}

/** Every contributor, in the order of the table. */
export function listContributors(): readonly (Contributor & { readonly code: ContributorCode })[] {
  return CONTRIBUTOR_CODES.map((code) => ({ code, ...CONTRIBUTORS[code] }))
}
