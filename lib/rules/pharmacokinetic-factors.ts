import type { Evidence } from './evaluation'
import { getReference, type ReferenceId } from './references'

/** What changes how much of an antidepressant arrives. `interacting-drugs.ts` holds the few that are recognized in a case. */
export type PharmacokineticFactor = {
  readonly kind: 'lowers' | 'raises' | 'absorption' | 'genotype'
  readonly name: string
  readonly what: string
  /** Antidepressants it was reported for; one from memory says so. */
  readonly affects: readonly string[]
  readonly note: string | null
  readonly sources: readonly ReferenceId[]
  /** The weakest of its sources: part of the row rests on it. */
  readonly evidence: Evidence
}

/** Which enzymes clear an antidepressant. */
export type Substrate = {
  readonly drugs: readonly string[]
  readonly enzymes: readonly string[]
  readonly genotype: string | null
  /** How each part was seen. */
  readonly mark: string
}

const WEAKEST_FIRST = ['recalled', 'secondary', 'read', 'decided'] as const satisfies readonly Evidence[]

function factor(
  kind: PharmacokineticFactor['kind'],
  name: string,
  what: string,
  affects: readonly string[],
  note: string | null,
  sources: readonly ReferenceId[],
): PharmacokineticFactor {
  const marks = sources.map((source) => getReference(source).evidence)
  const evidence = WEAKEST_FIRST.find((mark) => marks.includes(mark)) ?? 'recalled'
  return { kind, name, what, affects, note, sources, evidence }
}

function substrate(
  drugs: readonly string[],
  enzymes: readonly string[],
  genotype: string | null,
  mark: string,
): Substrate {
  return { drugs, enzymes, genotype, mark }
}

/** Inducers, inhibitors, absorption and genotype, in that order. */
export const PHARMACOKINETIC_FACTORS: readonly PharmacokineticFactor[] = [
  factor(
    'lowers',
    'carbamazepine',
    'strong CYP3A/2B6; also 2C8, 2C9, 1A2, 2C19',
    [
      'mirtazapine (about 50-60 %, weak source)',
      'TCAs',
      'bupropion (recalled)',
      'trazodone (recalled)',
      'sertraline (recalled)',
      'citalopram (recalled)',
      'vilazodone (recalled)',
      'vortioxetine (recalled)',
      'nefazodone contraindicated (recalled)',
    ],
    null,
    ['inducers2022', 'zaccara2023', 'mirtazapineNote', 'cmajCyp', 'contributorRecalled'],
  ),
  factor(
    'lowers',
    'phenytoin',
    'strong CYP3A; 1A, 2C19 weaker',
    ['TCAs', 'mirtazapine (recalled)', 'vortioxetine (recalled)'],
    null,
    ['inducers2022', 'zaccara2023', 'cmajCyp', 'contributorRecalled'],
  ),
  factor('lowers', 'phenobarbital / primidone', 'inducer (not in the strong-CYP3A table read)', ['TCAs'], null, [
    'zaccara2023',
    'cmajCyp',
  ]),
  factor(
    'lowers',
    'rifampicin',
    'strong CYP3A, 2C19; also 1A2, 2B6, 2C8, 2C9',
    ['most CYP3A/2C19/2B6 substrates'],
    null,
    ['inducers2022'],
  ),
  factor(
    'lowers',
    'rifapentine / rifabutin',
    'rifapentine strong CYP3A; rifabutin weaker (recalled)',
    ['CYP3A substrates'],
    null,
    ['inducers2022', 'contributorRecalled'],
  ),
  factor(
    'lowers',
    "St John's wort",
    'strong CYP3A (also 2C9, 2C19)',
    ['CYP3A/2C19 substrates'],
    'Serotonin toxicity with serotonergic antidepressants',
    ['inducers2022', 'canmat2023'],
  ),
  factor('lowers', 'apalutamide / enzalutamide', 'strong CYP3A, 2C9, 2C19', ['CYP3A/2C19 substrates'], null, [
    'inducers2022',
  ]),
  factor('lowers', 'mitotane / ivosidenib / lumacaftor', 'strong CYP3A', ['CYP3A substrates'], null, ['inducers2022']),
  factor('lowers', 'efavirenz', '2B6, 2C19, 3A4 inducer', ['bupropion (recalled)', 'sertraline (recalled)'], null, [
    'cmajCyp',
    'contributorRecalled',
  ]),
  factor('lowers', 'modafinil / armodafinil', 'weak-moderate CYP3A', ['CYP3A substrates'], null, [
    'contributorRecalled',
  ]),
  factor(
    'lowers',
    'ritonavir (chronic, 2B6/1A2)',
    'inducer of 2B6/1A2, inhibitor of 3A4',
    ['bupropion (recalled)'],
    null,
    ['contributorRecalled'],
  ),
  factor(
    'lowers',
    'tobacco smoke',
    'CYP1A2 (possibly 2C19, UGT)',
    [
      'fluvoxamine (AUC about -31 % in 12 v 12)',
      'duloxetine',
      'mirtazapine',
      'trazodone',
      'amitriptyline',
      'agomelatine (mechanism, no trial)',
    ],
    'Not shown for venlafaxine, doxepin (parent level); metabolite ratio changed. Stopping smoking raises levels; nicotine replacement does not induce (recalled)',
    ['oliveira2017', 'scherfClavel2019', 'smokingFluvoxamine', 'contributorRecalled'],
  ),
  factor(
    'lowers',
    'omeprazole / esomeprazole / chargrilled food / cruciferous',
    'CYP1A2 weak',
    ['duloxetine, agomelatine (theoretical)'],
    'CMAJ lists (es)omeprazole as 1A2 inducer',
    ['cmajCyp', 'contributorRecalled'],
  ),
  factor(
    'lowers',
    'combined oral contraceptive, pregnancy',
    'UGT/2D6/3A4 up, 2C19/1A2 down in pregnancy',
    ['several in pregnancy (recalled)'],
    null,
    ['contributorRecalled'],
  ),
  factor(
    'raises',
    'fluoxetine',
    'CYP2D6 strong, CYP2C19 (recalled)',
    ['TCAs', 'venlafaxine parent', 'duloxetine', 'vortioxetine'],
    null,
    ['canmat2023', 'cmajCyp', 'contributorRecalled'],
  ),
  factor('raises', 'paroxetine', 'CYP2D6 strong', ['TCAs', 'duloxetine', 'vortioxetine'], null, [
    'canmat2023',
    'cmajCyp',
    'contributorRecalled',
  ]),
  factor(
    'raises',
    'fluvoxamine',
    'CYP1A2, CYP2C19, CYP3A4',
    ['duloxetine', 'agomelatine (contraindicated, recalled)', 'citalopram', 'TCAs'],
    null,
    ['canmat2023', 'contributorRecalled'],
  ),
  factor(
    'raises',
    'bupropion',
    'CYP2D6 strong per FDA class (recalled); moderate per CNS Drugs review',
    ['TCAs', 'vortioxetine', 'venlafaxine'],
    null,
    ['newerInteractions2012', 'contributorRecalled'],
  ),
  factor('raises', 'duloxetine', 'CYP2D6 moderate', ['TCAs'], null, ['newerInteractions2012', 'cyp2d6Table2020']),
  factor('raises', 'sertraline / escitalopram / desvenlafaxine', 'CYP2D6 weak', [], null, ['cyp2d6Table2020']),
  factor('raises', 'cimetidine', 'CYP2D6 weak-moderate, 1A2, 2C19', ['citalopram', 'TCAs'], null, [
    'cyp2d6Table2020',
    'cmajCyp',
    'contributorRecalled',
  ]),
  factor('raises', 'omeprazole / esomeprazole', 'CYP2C19', ['citalopram (max 20 mg, recalled)', 'escitalopram'], null, [
    'cmajCyp',
    'contributorRecalled',
  ]),
  factor(
    'raises',
    'terbinafine, quinidine, abiraterone, mirabegron, cinacalcet',
    'CYP2D6 (abiraterone weak, mirabegron and cinacalcet moderate; terbinafine, quinidine recalled)',
    ['TCAs', 'paroxetine'],
    null,
    ['cyp2d6Table2020', 'contributorRecalled'],
  ),
  factor(
    'raises',
    'ketoconazole, clarithromycin, ritonavir, grapefruit, diltiazem, verapamil',
    'CYP3A4',
    ['trazodone', 'vilazodone', 'mirtazapine', 'levomilnacipran'],
    null,
    ['cmajCyp', 'contributorRecalled'],
  ),
  factor('raises', 'ciprofloxacin', 'CYP1A2', ['duloxetine', 'agomelatine'], null, ['contributorRecalled']),
  factor(
    'absorption',
    'Roux-en-Y bypass',
    'SRI AUC about 54 % of baseline at 1 month in 8 of 12, recovering by 6 months in 6; duloxetine about 58 % at 1 year (10 v 10); sertraline AUC 124 vs 315 ng.h/mL',
    [],
    null,
    ['hamad2012', 'bariatricTable2016', 'roerig2012'],
  ),
  factor('absorption', 'Bariatric (any)', 'SSRI/SNRI level -24.7 % at 6 months, n=63, no clear mood change', [], null, [
    'pasi2023',
  ]),
  factor('absorption', 'Malabsorption, purging, chronic diarrhea', 'mechanistic', [], null, ['contributorRecalled']),
  factor(
    'genotype',
    'CYP2C19 *17/*17 on escitalopram',
    'serum -20 %, *1/*17 -10 %; switching within 1 year 3.0x and 1.6x vs *1/*1; Null/Null exposure 3.3x and switching 3.3x',
    [],
    'n = 2087',
    ['jukic2018'],
  ),
  factor(
    'genotype',
    'UM actions per drug',
    'CPIC 2023 gives actions for 2D6 (paroxetine, fluvoxamine, venlafaxine, vortioxetine), 2C19 (citalopram, escitalopram), 2C19+2B6 (sertraline); text of actions not read',
    [],
    null,
    ['cpic2023'],
  ),
  factor(
    'genotype',
    'Routine testing',
    'CANMAT: not routine; consider when unusual AE at low dose or poor response at therapeutic dose',
    [],
    null,
    ['canmat2023'],
  ),
  factor(
    'genotype',
    'Phenoconversion',
    'strong inhibitor converts genotype phenotype; check co-medication before reading a gene result',
    [],
    'n = 104',
    ['factPgx2024', 'contributorRecalled'],
  ),
]

/** The enzymes of the antidepressants. */
export const SUBSTRATES: readonly Substrate[] = [
  substrate(
    ['citalopram', 'escitalopram'],
    ['CYP2C19', 'CYP3A4 minor', 'CYP2D6 minor'],
    'CPIC covers CYP2C19',
    'Gene read; minor paths recalled',
  ),
  substrate(['sertraline'], ['CYP2C19', 'CYP2B6'], 'CPIC covers both', 'Read'),
  substrate(
    ['paroxetine', 'fluvoxamine'],
    ['CYP2D6', 'fluvoxamine also CYP1A2'],
    'CPIC covers CYP2D6',
    'Gene read; 1A2 role read (FLUV)',
  ),
  substrate(['venlafaxine', 'vortioxetine'], ['CYP2D6', 'CYP3A4'], 'CPIC covers CYP2D6', 'Gene read; 3A4 recalled'),
  substrate(['fluoxetine'], ['CYP2D6', 'CYP2C9'], 'no action level given in abstract', 'Recalled'),
  substrate(['duloxetine'], ['CYP1A2', 'CYP2D6'], null, '1A2 read via smoking data; rest recalled'),
  substrate(['bupropion'], ['CYP2B6'], null, 'Recalled'),
  substrate(['mirtazapine'], ['CYP3A4', 'CYP1A2', 'CYP2D6'], null, '1A2 read via smoking; rest recalled'),
  substrate(
    ['trazodone', 'nefazodone', 'vilazodone', 'levomilnacipran', 'gepirone', 'zuranolone', 'reboxetine'],
    ['CYP3A4'],
    null,
    'Recalled',
  ),
  substrate(['agomelatine'], ['CYP1A2'], null, 'Recalled'),
  substrate(['desvenlafaxine'], ['UGT', 'CYP3A4 minor'], null, 'Simple PK read (dovepress title); detail recalled'),
  substrate(
    ['amitriptyline', 'clomipramine', 'doxepin', 'imipramine', 'trimipramine'],
    ['CYP2C19', 'CYP2D6'],
    'avoid tertiary amine in 2C19 PM (23andMe quoting CPIC)',
    'Amitriptyline 2C19+2D6 read (NCBI NBK425165); others recalled',
  ),
  substrate(['nortriptyline', 'desipramine'], ['CYP2D6'], 'TDM useful', 'Recalled'),
  substrate(['moclobemide'], ['CYP2C19'], null, 'Recalled'),
  substrate(['dextromethorphan-bupropion'], ['CYP2D6 (DXM)', 'CYP2B6'], null, 'Recalled'),
]
