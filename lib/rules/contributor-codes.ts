import type { Evidence } from './evaluation'
import { getReference, type ReferenceId } from './references'

export type ContributorGroup = 'psychiatric' | 'medical' | 'medication' | 'exposure'

/** How strongly a drug is linked to depression, in the words of `EVIDENCE_LEVELS`. */
export type EvidenceLevel = 'A' | 'B' | 'C' | 'D'

export const EVIDENCE_LEVELS = {
  A: 'named by a systematic or critical review as able to cause depression',
  B: 'named for particular caution, or a psychiatric warning on the label',
  C: 'in lists or small studies; the association is weak or conflicting',
  D: 'related to withdrawal, or indirect',
} as const satisfies Record<EvidenceLevel, string>

export type Contributor = {
  readonly name: string
  readonly group: ContributorGroup
  /** What to check before it is ruled in or out. */
  readonly check: string
  /** What makes one think of it; `null` where its being there is enough. */
  readonly trigger: string | null
  /** Checked in everyone, whatever the history. */
  readonly isForEveryone: boolean
  /** For drugs and substances. */
  readonly level: EvidenceLevel | null
  readonly note: string | null
  readonly sources: readonly ReferenceId[]
  /** How the link to depression or to exposure was seen: the best of its sources. */
  readonly evidence: Evidence
  /** While it is present, how much of an antidepressant arrived is uncertain. */
  readonly changesExposure: boolean
}

const EVERYONE = 'In everyone'
const STRENGTH = ['read', 'secondary', 'recalled', 'decided'] as const satisfies readonly Evidence[]

function bestOf(sources: readonly ReferenceId[]): Evidence {
  const marks = sources.map((source) => getReference(source).evidence)
  return STRENGTH.find((mark) => marks.includes(mark)) ?? 'recalled'
}

function contributor(
  group: ContributorGroup,
  name: string,
  check: string,
  trigger: string | null,
  sources: readonly ReferenceId[],
): Contributor {
  return {
    name,
    group,
    check,
    trigger,
    isForEveryone: trigger === EVERYONE,
    level: null,
    note: null,
    sources,
    evidence: bestOf(sources),
    changesExposure: false,
  }
}

function psychiatric(name: string, check: string, trigger: string, sources: readonly ReferenceId[]): Contributor {
  return contributor('psychiatric', name, check, trigger, sources)
}

function medical(name: string, check: string, trigger: string, sources: readonly ReferenceId[]): Contributor {
  return contributor('medical', name, check, trigger, sources)
}

const MEDICATION_CHECK =
  'Whether it was started before the onset, or before the response was lost; review it with its prescriber'

function medication(
  name: string,
  level: EvidenceLevel,
  note: string | null,
  sources: readonly ReferenceId[],
): Contributor {
  return { ...contributor('medication', name, MEDICATION_CHECK, null, sources), level, note }
}

function exposure(name: string, check: string, sources: readonly ReferenceId[]): Contributor {
  return { ...contributor('exposure', name, check, null, sources), changesExposure: true }
}

/** What can masquerade as resistance or change exposure, by the code used in a case file. */
export const CONTRIBUTORS = {
  bipolar: psychiatric(
    'Bipolar I/II, other bipolar',
    'Lifetime history of mania or hypomania, with an informant; HCL-32 or MDQ as a screen only; family history; activation on an antidepressant',
    'Any elevated/irritable period, mixed features, early onset, many early failures, family history',
    ['canmat2023', 'improve2014'],
  ),
  mixed_features: psychiatric(
    'Mixed features',
    'Subsyndromal manic symptoms; manage with psychiatrist; watch activation/switch',
    'Racing thoughts, decreased need for sleep, agitation in MDE',
    ['canmat2023'],
  ),
  psychotic_depression: psychiatric(
    'Psychotic features',
    'Ask for delusions of guilt, illness, poverty, nihilism, persecution; antidepressant plus antipsychotic or ECT',
    'Guarded, agitated, very severe, poor response',
    ['canmat2023', 'rothschild2008'],
  ),
  pdd: psychiatric(
    'Persistent depressive disorder, chronic episode',
    'Onset and 2-year course; use difficult-to-treat framework',
    'Symptoms >2 years',
    ['canmat2023'],
  ),
  anxiety: psychiatric('Panic, GAD, social anxiety', 'Structured screen', 'Prominent anxiety', ['canmat2023']),
  ptsd: psychiatric('PTSD / complex PTSD', 'Trauma history asked sensitively; PCL-5', 'Trauma, nightmares, avoidance', [
    'canmat2023',
  ]),
  ocd: psychiatric(
    'Obsessive-compulsive disorder',
    'Obsessions and compulsions; doses of SSRIs differ',
    'Rituals, intrusive thoughts',
    ['contributorRecalled'],
  ),
  adhd: psychiatric('ADHD', 'Onset in childhood, with an informant', 'Lifelong inattention, executive dysfunction', [
    'canmat2023',
  ]),
  personality: psychiatric(
    'Personality disorder, especially borderline',
    'Pattern over years, with an informant',
    'Affective instability tied to interpersonal events',
    ['canmat2023', 'msdCauses'],
  ),
  sud: psychiatric(
    'Alcohol, opioid, cannabis, sedative, stimulant use disorder',
    'AUDIT-C, toxicology, reassess after abstinence',
    'Any use during trial',
    ['canmat2023', 'msdCauses'],
  ),
  eating: psychiatric('Eating disorder', 'SCOFF, weight, purging (also lowers absorption)', 'Weight change, vomiting', [
    'contributorRecalled',
  ]),
  grief: psychiatric(
    'Prolonged grief / adjustment disorder',
    'Whether timing and content are tied to a loss or stressor',
    'Recent loss or stressor',
    ['canmat2023'],
  ),
  schizophrenia: psychiatric(
    'Schizophrenia spectrum, negative symptoms',
    'Psychosis outside mood episodes',
    'Blunted affect',
    ['msdCauses'],
  ),
  autism: psychiatric('Autism / burnout', 'Developmental history', 'Lifelong social difference', [
    'contributorRecalled',
  ]),
  dementia: psychiatric(
    'Neurocognitive disorder, apathy',
    'Cognitive test, informant, apathy vs sadness',
    'Late onset, cognitive change',
    ['msdCauses', 'canmat2023'],
  ),
  delirium: psychiatric('Delirium (hypoactive)', 'Attention test, fluctuation, acute cause', 'Inpatient, acute onset', [
    'contributorRecalled',
  ]),
  insomnia: psychiatric('Insomnia / circadian / shift work', 'Sleep diary', 'Night shift, delayed phase', [
    'canmat2023',
  ]),
  premenstrual_perinatal: psychiatric(
    'Premenstrual, perinatal or perimenopausal depression',
    'Cycle diary, EPDS, menstrual history',
    'Hormonal transition',
    ['canmat2023'],
  ),
  chronic_pain_somatic: psychiatric(
    'Somatic symptom / chronic pain disorder',
    'Whether pain drives it; opioid use',
    'Pain-led presentation',
    ['canmat2023'],
  ),
  masked_by_ae: psychiatric(
    'Adverse effects read as symptoms',
    'Emotional blunting, sedation, insomnia, akathisia, sexual dysfunction; link in time to the dose',
    'Onset after dose rise',
    ['canmat2023', 'pseudoResistanceChecklist'],
  ),
  tachyphylaxis: psychiatric(
    'Loss of response (not primary failure)',
    'Adherence, dose, bipolarity, substance, new illness first',
    'Response then return on same dose',
    ['targum2014'],
  ),
  stressors: psychiatric(
    'Ongoing psychosocial adversity',
    'Abuse, isolation, debt, work strain, housing, litigation',
    EVERYONE,
    ['niceNg222', 'pseudoResistanceChecklist', 'canmat2023'],
  ),
  hypothyroid: medical('Hypothyroidism (incl. subclinical)', 'TSH, free T4', EVERYONE, [
    'canmat2023',
    'medicalIllnessTable',
    'msdCauses',
  ]),
  hyperthyroid: medical('Hyperthyroidism', 'TSH', EVERYONE, ['msdCauses']),
  cushing: medical(
    'Cushing syndrome (incl. exogenous steroid)',
    'Late-night salivary cortisol or dexamethasone suppression',
    'Weight gain, striae, hypertension',
    ['medicalIllnessTable', 'msdCauses'],
  ),
  addison: medical('Adrenal insufficiency', 'Morning cortisol', 'Fatigue, hypotension, hyponatremia', [
    'medicalIllnessTable',
    'msdCauses',
  ]),
  hyperpth: medical('Hyperparathyroidism / hypercalcemia', 'Calcium, PTH', 'Stones, lithium use, constipation', [
    'medicalIllnessTable',
    'msdCauses',
  ]),
  hypopit: medical(
    'Hypopituitarism / hyperprolactinemia',
    'Pituitary panel, prolactin',
    'Headache, amenorrhea, visual field',
    ['msdCauses'],
  ),
  hypogonad: medical('Hypogonadism', 'Morning testosterone, twice', 'Low libido in men; by indication', [
    'canmat2023',
    'msdCauses',
  ]),
  diabetes: medical('Diabetes mellitus', 'HbA1c', 'By risk', ['canmat2023', 'msdCauses']),
  anaemia: medical('Anemia / iron deficiency', 'Blood count, ferritin', EVERYONE, ['canmat2023']),
  b12: medical('Vitamin B12 deficiency', 'B12, methylmalonic acid', 'Metformin, PPI, vegan, older age', [
    'msdCauses',
    'medicalIllnessTable',
  ]),
  folate: medical('Folate deficiency', 'Folate', 'Alcohol, poor diet, antiseizure drugs', ['contributorRecalled']),
  vitd: medical('Vitamin D deficiency', '25-OH D only if indicated', 'Risk factors', ['canmat2023']),
  pellagra: medical(
    'Pellagra (niacin deficiency)',
    'Clinical signs: skin, gut, cognition; alcohol or poor diet',
    'Alcohol, malnutrition',
    ['msdCauses', 'contributorRecalled'],
  ),
  osa: medical(
    'Obstructive sleep apnea',
    'STOP-BANG, sleep study',
    'Snoring, sleepiness, BMI, hypertension, residual fatigue',
    ['canmat2023', 'osaMdd2019', 'msdCauses'],
  ),
  rls: medical('Restless legs (also drug-induced)', 'History, ferritin', 'Leg discomfort at night', [
    'contributorRecalled',
  ]),
  stroke: medical('Stroke / vascular disease', 'Neurological examination, imaging if there are signs', 'Focal signs', [
    'medicalIllnessTable',
    'msdCauses',
  ]),
  parkinson: medical('Parkinson disease', 'Motor examination', 'Bradykinesia, tremor, anosmia', [
    'medicalIllnessTable',
    'msdCauses',
  ]),
  ms: medical('Multiple sclerosis', 'Neurological history, MRI', 'Relapsing deficits', [
    'medicalIllnessTable',
    'msdCauses',
  ]),
  epilepsy: medical('Epilepsy (temporal)', 'History, EEG if indicated', 'Stereotyped spells', [
    'medicalIllnessTable',
    'msdCauses',
  ]),
  huntington_wilson: medical(
    'Huntington, Wilson',
    'Family history; ceruloplasmin',
    'Movement disorder, young onset, liver disease',
    ['medicalIllnessTable'],
  ),
  tbi: medical('Traumatic brain injury', 'History of head injury before the onset', 'Head injury before onset', [
    'medicalIllnessTable',
    'msdCauses',
  ]),
  tumour: medical(
    'Brain tumor, normal pressure hydrocephalus',
    'Imaging if there are signs or the onset is late',
    'New cognitive or gait change',
    ['msdCauses', 'canmat2023'],
  ),
  hiv: medical('HIV', 'HIV test', 'Risk or unexplained decline', ['medicalIllnessTable', 'msdCauses']),
  syphilis: medical('Neurosyphilis', 'Treponemal serology', 'Risk, cognitive change', [
    'medicalIllnessTable',
    'msdCauses',
  ]),
  hcv: medical('Hepatitis C', 'HCV antibody', 'Risk; interferon history', ['medicalIllnessTable']),
  lyme_other: medical('Lyme, tuberculosis, viral illness', 'Tests by exposure', 'Exposure', [
    'medicalIllnessTable',
    'msdCauses',
  ]),
  pancreas: medical('Pancreatic / other cancer, paraneoplastic', 'Weight, imaging by sign', 'Weight loss, back pain', [
    'medicalIllnessTable',
    'msdCauses',
  ]),
  sle: medical('Systemic lupus and autoimmune disease', 'ANA by sign', 'Rash, arthralgia', ['msdCauses']),
  autoimmune_enc: medical('Autoimmune encephalitis', 'MRI, CSF by sign', 'Rapid onset, seizure, catatonia', [
    'contributorRecalled',
  ]),
  cad_hf: medical('Coronary disease / heart failure', 'Cardiac history', 'Cardiac disease', ['msdCauses']),
  ckd: medical('Renal failure', 'Creatinine, eGFR', 'By history', ['msdCauses']),
  liver: medical('Liver failure (also raises exposure)', 'Liver function tests', 'By history', ['msdCauses']),
  pain: medical('Chronic pain, fibromyalgia', 'Pain inventory', 'Pain', ['canmat2023', 'msdCauses']),
  ibd: medical('Inflammatory bowel disease / malabsorption / celiac', 'tTG-IgA, CRP by sign', 'GI symptoms', [
    'canmat2023',
  ]),
  obesity: medical('Obesity', 'BMI', 'BMI', ['canmat2023']),
  electrolytes: medical('Hyponatremia (SSRI, diuretic)', 'Sodium', 'Age >=60, diuretic', ['canmat2023']),
  heavy_metal: medical('Mercury, thallium (also lead)', 'Tests by exposure', 'Exposure (lead is recalled)', [
    'msdCauses',
  ]),
  ifna: medication('Interferon alfa', 'A', 'About one third new depression within 12 weeks in some series (MDLINX)', [
    'celano2011',
    'rogersPies2008',
    'mdlinx2020',
  ]),
  steroid: medication(
    'Systemic corticosteroids',
    'A',
    'Dose-related mood change, also mania; dose threshold not verified',
    ['celano2011', 'visualDx', 'msdCauses'],
  ),
  efavirenz: { ...medication('Efavirenz', 'A', null, ['celano2011']), changesExposure: true },
  mefloquine: medication('Mefloquine', 'A', null, ['celano2011']),
  topiramate: medication('Topiramate', 'A', null, ['celano2011']),
  vigabatrin: medication('Vigabatrin', 'A', null, ['celano2011']),
  barbiturate: {
    ...medication('Phenobarbital and other barbiturates', 'A', 'Also CYP inducer', ['celano2011']),
    changesExposure: true,
  },
  flunarizine: medication('Flunarizine, cinnarizine', 'A', 'Cinnarizine weaker', ['celano2011', 'depressionHealth']),
  isotretinoin: medication('Isotretinoin', 'B', 'Idiosyncratic reactions; monitor', ['rogersPies2008', 'visualDx']),
  rimonabant: medication('Rimonabant (withdrawn)', 'B', 'Historical', ['rogersPies2008']),
  levetiracetam: medication(
    'Levetiracetam (also perampanel, zonisamide, tiagabine)',
    'B',
    'Irritability common; class suicidality alert. Perampanel, zonisamide and tiagabine are recalled',
    ['visualDx', 'rogersPies2008'],
  ),
  varenicline: medication(
    'Varenicline',
    'B',
    'FDA alert on suicidality discussed 2008; later trial data reassuring (recalled)',
    ['rogersPies2008', 'visualDx'],
  ),
  montelukast: medication('Montelukast', 'B', 'Boxed neuropsychiatric warning 2020 (recalled)', [
    'contributorRecalled',
  ]),
  finasteride: medication('Finasteride / 5-alpha-reductase inhibitors', 'B', 'Listed by secondary press', [
    'beckers2020',
  ]),
  tetrabenazine: medication(
    'Tetrabenazine, deutetrabenazine, valbenazine',
    'B',
    'Boxed warning in Huntington (recalled)',
    ['contributorRecalled'],
  ),
  brodalumab: medication('Brodalumab', 'B', 'Suicidality boxed warning (recalled)', ['contributorRecalled']),
  hormonal: medication('Combined/progestin contraceptives', 'C', 'Subset may worsen; conflicting', [
    'visualDx',
    'msdCauses',
    'beckers2020',
  ]),
  gnrh: medication('GnRH agonists / antagonists', 'C', null, ['visualDx']),
  tamoxifen: medication(
    'Tamoxifen, aromatase inhibitors',
    'C',
    'Also CYP2D6 interaction with paroxetine, fluoxetine, bupropion (recalled)',
    ['visualDx'],
  ),
  betablk: medication(
    'Beta-blockers (lipophilic, e.g. propranolol)',
    'C',
    'Often blamed; controlled data do not support a strong effect (recalled)',
    ['visualDx', 'msdCauses', 'contributorRecalled'],
  ),
  reserpine: medication('Reserpine', 'C', 'Classic report 1950s', ['rogersPies2008', 'visualDx', 'msdCauses']),
  methyldopa: medication('Methyldopa, clonidine, guanethidine', 'C', null, ['visualDx', 'depressionHealth']),
  ccb_acei: medication(
    'Calcium-channel blockers, ACE inhibitors',
    'C',
    'ACE inhibitors in the weak list; CCB evidence mixed (recalled)',
    ['depressionHealth', 'contributorRecalled'],
  ),
  digoxin: medication('Digoxin', 'C', 'Weak source', ['depressionHealth']),
  triptan: medication('Triptans', 'C', 'List only', ['visualDx']),
  levodopa: medication('Levodopa / dopaminergics', 'C', 'List only; wearing-off dysphoria', ['visualDx']),
  antipsy: medication('First-generation antipsychotics', 'C', 'Akinesia, dysphoria', ['visualDx', 'msdCauses']),
  benzo: medication('Benzodiazepines, Z-drugs', 'C', 'Blunting; withdrawal', ['depressionHealth']),
  opioid: medication('Opioids (long-term)', 'C', 'Hypogonadism', ['contributorRecalled']),
  gabapentinoid: medication('Gabapentin, pregabalin', 'C', 'Class suicidality alert', ['rogersPies2008']),
  statin: medication('Statins', 'C', 'Data reassuring overall', ['contributorRecalled']),
  ppi: medication('Proton-pump inhibitors', 'C', 'Association only; B12 depletion', ['contributorRecalled']),
  ondansetron_metoclopramide: medication('Metoclopramide', 'C', 'Dopamine antagonist, akathisia', [
    'contributorRecalled',
  ]),
  ifnb: medication('Interferon beta', 'C', 'Not strongly linked', ['mdlinx2020']),
  leflunomide_tnfi: medication('TNF inhibitors', 'C', 'Signal unclear', ['contributorRecalled']),
  checkpoint: medication('Immune checkpoint inhibitors (thyroid, adrenal)', 'D', 'Endocrine irAE mimic', [
    'contributorRecalled',
  ]),
  vincristine: medication('Vincristine, procarbazine, asparaginase', 'C', null, ['contributorRecalled']),
  roflumilast: medication('Roflumilast', 'B', 'Label warning (recalled)', ['contributorRecalled']),
  apremilast: medication('Apremilast', 'B', 'Label warning (recalled)', ['contributorRecalled']),
  semaglutide: medication('GLP-1 agonists', 'C', 'Regulatory reviews found no causal link (recalled)', [
    'contributorRecalled',
  ]),
  stimulant_wd: medication('Stimulant, cocaine, nicotine withdrawal', 'D', null, ['visualDx']),
  alcohol: medication('Alcohol', 'A', 'Level from DSM-5 substance-induced category (recalled); named in both lists', [
    'visualDx',
    'msdCauses',
    'contributorRecalled',
  ]),
  cannabis: medication(
    'Cannabis',
    'C',
    'CANMAT: not recommended (insufficient evidence, risk of harm); depressogenic role recalled',
    ['canmat2023', 'contributorRecalled'],
  ),
  anabolic: medication('Anabolic-steroid withdrawal', 'D', 'Weak source', ['depressionHealth']),
  antidep_paradox: medication('Antidepressant blunting or activation', 'D', 'Blunting, not a new depression', [
    'canmat2023',
  ]),
  pharmacokinetic: exposure('Enzyme inducer or strong inhibitor', 'Dates of the other drug; a plasma level', [
    'inducers2022',
    'zaccara2023',
    'cmajCyp',
  ]),
  smoking: exposure('Smoking started, stopped or changed', 'Dates of the change; a plasma level', [
    'oliveira2017',
    'scherfClavel2019',
    'smokingFluvoxamine',
  ]),
  bariatric_surgery: exposure('Bariatric surgery', 'Date and kind of surgery; a plasma level', [
    'hamad2012',
    'bariatricTable2016',
    'roerig2012',
    'pasi2023',
  ]),
  pregnancy: exposure('Pregnancy', 'Dates of the pregnancy; a plasma level', ['contributorRecalled']),
  genotype: exposure('Metabolizer status (CYP2D6, CYP2C19, CYP2B6)', 'The test result; a plasma level', [
    'cpic2023',
    'jukic2018',
    'factPgx2024',
    'canmat2023',
  ]),
  malabsorption: {
    ...exposure('Malabsorption, purging, chronic diarrhea', 'History; a plasma level', ['contributorRecalled']),
    changesExposure: false,
  },
  renal: {
    ...exposure('Kidney impairment', "Creatinine, eGFR; the label's cap for this patient", ['msdCauses']),
    changesExposure: false,
  },
  hepatic: {
    ...exposure('Liver impairment', "Liver function tests; the label's cap for this patient", ['msdCauses']),
    changesExposure: false,
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
