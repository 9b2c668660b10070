import { describe, expect, it } from 'vitest'
import { CONTRIBUTOR_CODES, getContributor, listContributors } from '@/lib/rules/contributor-codes'

// Entered a second time from the table of contributors, not from the code.
const PSYCHIATRIC = [
  'bipolar',
  'mixed_features',
  'psychotic_depression',
  'pdd',
  'anxiety',
  'ptsd',
  'ocd',
  'adhd',
  'personality',
  'sud',
  'eating',
  'grief',
  'schizophrenia',
  'autism',
  'dementia',
  'delirium',
  'insomnia',
  'premenstrual_perinatal',
  'chronic_pain_somatic',
  'masked_by_ae',
  'tachyphylaxis',
  'stressors',
]
const MEDICAL = [
  'hypothyroid',
  'hyperthyroid',
  'cushing',
  'addison',
  'hyperpth',
  'hypopit',
  'hypogonad',
  'diabetes',
  'anaemia',
  'b12',
  'folate',
  'vitd',
  'pellagra',
  'osa',
  'rls',
  'stroke',
  'parkinson',
  'ms',
  'epilepsy',
  'huntington_wilson',
  'tbi',
  'tumour',
  'hiv',
  'syphilis',
  'hcv',
  'lyme_other',
  'pancreas',
  'sle',
  'autoimmune_enc',
  'cad_hf',
  'ckd',
  'liver',
  'pain',
  'ibd',
  'obesity',
  'electrolytes',
  'heavy_metal',
]
const MEDICATIONS = [
  'ifna',
  'steroid',
  'efavirenz',
  'mefloquine',
  'topiramate',
  'vigabatrin',
  'barbiturate',
  'flunarizine',
  'isotretinoin',
  'rimonabant',
  'levetiracetam',
  'varenicline',
  'montelukast',
  'finasteride',
  'tetrabenazine',
  'brodalumab',
  'hormonal',
  'gnrh',
  'tamoxifen',
  'betablk',
  'reserpine',
  'methyldopa',
  'ccb_acei',
  'digoxin',
  'triptan',
  'levodopa',
  'antipsy',
  'benzo',
  'opioid',
  'gabapentinoid',
  'statin',
  'ppi',
  'ondansetron_metoclopramide',
  'ifnb',
  'leflunomide_tnfi',
  'checkpoint',
  'vincristine',
  'roflumilast',
  'apremilast',
  'semaglutide',
  'stimulant_wd',
  'alcohol',
  'cannabis',
  'anabolic',
  'antidep_paradox',
]
const EXPOSURE = [
  'pharmacokinetic',
  'smoking',
  'bariatric_surgery',
  'pregnancy',
  'genotype',
  'malabsorption',
  'renal',
  'hepatic',
]

function codesOf(group: string): readonly string[] {
  return listContributors()
    .filter((contributor) => contributor.group === group)
    .map(({ code }) => code)
}

describe('contributors', () => {
  it('are the ones of the table, in its order', () => {
    expect(codesOf('psychiatric')).toEqual(PSYCHIATRIC)
    expect(codesOf('medical')).toEqual(MEDICAL)
    expect(codesOf('medication')).toEqual(MEDICATIONS)
    expect(codesOf('exposure')).toEqual(EXPOSURE)
  })

  it('all say what to check', () => {
    expect(listContributors().filter(({ name, check }) => name === '' || check === '')).toEqual([])
  })

  it('are found by their code, however its words are joined', () => {
    expect(getContributor('hypothyroid')).toMatchObject({ code: 'hypothyroid', check: 'TSH, free T4' })
    expect(getContributor('bariatricSurgery')?.code).toBe('bariatric_surgery')
    expect(getContributor('bariatric-surgery')?.code).toBe('bariatric_surgery')
    expect(getContributor('smoking_change')?.code).toBe('smoking')
    expect(getContributor('CYP2D6')?.code).toBe('genotype')
    expect(getContributor('ultrarapid metaboliser')?.code).toBe('genotype')
    expect(getContributor('inducer')?.code).toBe('pharmacokinetic')
  })

  it('that are not in the table are not guessed', () => {
    expect(getContributor('thyroid')).toBeNull()
    expect(getContributor('')).toBeNull()
    expect(getContributor('toString')).toBeNull()
  })

  it('change exposure only where an interaction, smoking, surgery, pregnancy or genotype is meant', () => {
    const changing = listContributors().filter(({ changesExposure }) => changesExposure)
    expect(changing.map(({ code }) => code)).toEqual([
      'efavirenz',
      'barbiturate',
      'pharmacokinetic',
      'smoking',
      'bariatric_surgery',
      'pregnancy',
      'genotype',
    ])
  })

  it('have codes that stay apart when their words are joined', () => {
    expect(CONTRIBUTOR_CODES.filter((code) => getContributor(code)?.code !== code)).toEqual([])
  })
})
