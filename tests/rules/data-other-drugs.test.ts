import { describe, expect, it } from 'vitest'
import { DEPRESSION_USES, type GivenForDepression, getDepressionUse } from '@/lib/rules/depression-uses'
import type { Evidence } from '@/lib/rules/evaluation'
import { OTHER_DRUGS } from '@/lib/rules/other-drugs'
import { getReference, REFERENCES } from '@/lib/rules/references'
import { ALIAS_ENTRIES, resolveDrug, toAliasKey } from '@/lib/rules/resolve-drug'

const STRENGTH = { read: 3, decided: 3, secondary: 2, recalled: 1 } as const satisfies Record<Evidence, number>

const idOf = (text: string) => {
  const drug = resolveDrug(text)
  return drug.kind === 'other' ? drug.id : drug.kind
}

describe('the drugs without dose rows', () => {
  it('each have a source that is in the bibliography, and a mark no stronger than that of the source', () => {
    const rows = [
      ...OTHER_DRUGS,
      ...DEPRESSION_USES,
      ...DEPRESSION_USES.flatMap(({ drug, lowDose }) => (lowDose === null ? [] : [{ drug, ...lowDose }])),
    ]
    const wrong = rows.filter(
      ({ source, evidence }) =>
        !Object.hasOwn(REFERENCES, source) || STRENGTH[evidence] > STRENGTH[getReference(source).evidence],
    )
    expect(wrong).toEqual([])
  })

  it('carry the code of the WHO index as their locator, or are marked as recalled', () => {
    for (const { atc, locator, evidence, source } of OTHER_DRUGS) {
      const expected = atc === null ? ['', 'recalled', 'drugNamesRecalled'] : [atc, 'secondary', 'whoDdd2026']
      expect([locator, evidence, source]).toEqual(expected)
    }
    expect(OTHER_DRUGS.filter(({ atc }) => atc !== null && !/^[A-Z]\d\d[A-Z]{2}\d\d$/.test(atc))).toEqual([])
  })

  it('have these codes in the WHO index', () => {
    const codes = (names: readonly string[]) =>
      names.map((name) => OTHER_DRUGS.find(({ names: own }) => own.includes(name))?.atc)
    expect(codes(['flupentixol', 'amisulpride', 'sulpiride', 'lurasidone', 'paliperidone'])).toEqual([
      'N05AF01',
      'N05AL05',
      'N05AL01',
      'N05AE05',
      'N05AX13',
    ])
    expect(codes(['hypericum', 'brexanolone', 'armodafinil', 'lisdexamfetamine', 'levothyroxine'])).toEqual([
      'N06AX25',
      'N06AX29',
      'N06BA13',
      'N06BA12',
      'H03AA01',
    ])
    expect(codes(['Triavil', 'Limbitrol', 'Deanxit', 'omega-3', 'SAMe'])).toEqual([
      'N06CA01',
      'N06CA01',
      'N06CA02',
      'C10AX06',
      'A16AA02',
    ])
  })

  it('have no name that another drug has', () => {
    const drugs = new Map<string, Set<string>>()
    for (const { key, target } of ALIAS_ENTRIES) {
      const id = target.kind === 'agent' ? target.agent : target.drug.id
      drugs.set(key, (drugs.get(key) ?? new Set()).add(id))
    }
    expect([...drugs].filter(([, ids]) => ids.size > 1)).toEqual([])
  })

  it('give each name once', () => {
    const twice = OTHER_DRUGS.flatMap(({ names }) => {
      const keys = names.map(toAliasKey)
      return keys.filter((key, index) => keys.indexOf(key) !== index)
    })
    expect(twice).toEqual([])
  })
})

describe('how they are given for depression', () => {
  it('is said once for a drug, and only of drugs that are known', () => {
    const ids = DEPRESSION_USES.map(({ drug }) => drug)
    expect(new Set(ids).size).toBe(ids.length)
    const known = new Set(OTHER_DRUGS.map(({ id }) => id))
    expect(ids.filter((id) => !known.has(id))).toEqual([])
  })

  it.each<readonly [string, GivenForDepression, Evidence]>([
    ['flupentixol', 'alone', 'secondary'],
    ['flupentixol_melitracen', 'alone', 'secondary'],
    ['hypericum', 'alone', 'read'],
    ['perphenazine_amitriptyline', 'alone', 'secondary'],
    ['chlordiazepoxide_amitriptyline', 'alone', 'secondary'],
    ['tranylcypromine_trifluoperazine', 'alone', 'recalled'],
    ['amisulpride', 'alone', 'read'],
    ['sulpiride', 'alone', 'secondary'],
    ['same', 'alone', 'read'],
    ['omega_3', 'alone', 'read'],
    ['lurasidone', 'alone', 'read'],
    ['paliperidone', 'added', 'recalled'],
    ['armodafinil', 'added', 'read'],
    ['lisdexamfetamine', 'added', 'read'],
    ['levothyroxine', 'added', 'read'],
    ['l_methylfolate', 'added', 'read'],
    ['creatine', 'added', 'read'],
    ['celecoxib', 'added', 'secondary'],
    ['minocycline', 'added', 'read'],
    ['brexanolone', 'apart', 'secondary'],
    ['naltrexone_bupropion', 'mayCount', 'recalled'],
  ])('%s: %s, known as %s', (drug, given, evidence) => {
    expect(getDepressionUse(drug)).toMatchObject({ given, evidence })
  })

  it('is at a low dose for three: flupentixol up to 3 mg, amisulpride up to 50 mg, sulpiride up to 300 mg', () => {
    const low = DEPRESSION_USES.flatMap(({ drug, lowDose }) => (lowDose === null ? [] : [[drug, lowDose.value]]))
    expect(low).toEqual([
      ['flupentixol', 3],
      ['amisulpride', 50],
      ['sulpiride', 300],
    ])
  })

  it('is not known of drugs for other things', () => {
    expect(['lorazepam', 'zolpidem', 'omeprazole', 'pregabalin'].map(getDepressionUse)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})

describe('a written name', () => {
  it.each([
    ['Fluanxol', 'flupentixol'],
    ['flupenthixol', 'flupentixol'],
    ['Deanxit', 'flupentixol_melitracen'],
    ['flupentixol/melitracen', 'flupentixol_melitracen'],
    ['melitracen and flupentixol', 'flupentixol_melitracen'],
    ['Triavil', 'perphenazine_amitriptyline'],
    ['Etrafon', 'perphenazine_amitriptyline'],
    ['amitriptyline/perphenazine', 'perphenazine_amitriptyline'],
    ['perphenazine and amitriptyline hydrochloride', 'perphenazine_amitriptyline'],
    ['Limbitrol', 'chlordiazepoxide_amitriptyline'],
    ['amitriptyline and chlordiazepoxide', 'chlordiazepoxide_amitriptyline'],
    ['Parstelin', 'tranylcypromine_trifluoperazine'],
    ['Motival', 'fluphenazine_nortriptyline'],
    ["St. John's Wort", 'hypericum'],
    ['Hypericum perforatum', 'hypericum'],
    ['Johanniskraut', 'hypericum'],
    ['Solian', 'amisulpride'],
    ['Dogmatil', 'sulpiride'],
    ['Zulresso', 'brexanolone'],
    ['ademetionine', 'same'],
    ['S-adenosylmethionine', 'same'],
    ['Latuda', 'lurasidone'],
    ['Invega', 'paliperidone'],
    ['Nuvigil', 'armodafinil'],
    ['Vyvanse', 'lisdexamfetamine'],
    ['Elvanse', 'lisdexamfetamine'],
    ['Synthroid', 'levothyroxine'],
    ['L-thyroxine', 'levothyroxine'],
    ['Deplin', 'l_methylfolate'],
    ['5-MTHF', 'l_methylfolate'],
    ['fish oil', 'omega_3'],
    ['Omega-3 fatty acids', 'omega_3'],
    ['creatine monohydrate', 'creatine'],
    ['Celebrex', 'celecoxib'],
    ['DHEA', 'prasterone'],
  ])('%s is %s', (text, id) => {
    expect(idOf(text)).toBe(id)
  })

  it.each([
    ['liothyronine (T3)', 'liothyronine'],
    ['dosulepin (dothiepin)', 'dosulepin'],
    ['quetiapine (XR)', 'quetiapine_xr'],
    ['paroxetine (IR)', 'paroxetine'],
  ])('with another name or a form in brackets is known: %s', (text, id) => {
    expect(resolveDrug(text)).toMatchObject({ agent: { id } })
  })

  it.each([
    'flupentixole',
    'Deanxitt',
    "St Jon's wort",
    'wort',
    'lurasidine',
    'Vyvance',
    'levothyroxin sodiumm',
    'amitriptyline and another',
    'perphenazine, amitriptyline',
    'ami',
    'thyroid',
    'stimulant',
    'supplement',
  ])('%j stays unresolved, never guessed', (text) => {
    expect(idOf(text)).toBe('unresolved')
  })

  it('of melitracen alone stays unresolved: it is an antidepressant without a dose row, and may count', () => {
    expect(idOf('melitracen')).toBe('unresolved')
  })
})
