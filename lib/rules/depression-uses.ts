import type { Evidence } from './evaluation'
import type { ReferenceId } from './references'

/**
 * How a drug without dose rows is given for depression. `alone`: by itself, and then it has its own counter. `added`: to
 * an antidepressant. `apart`: one of the four that every definition counts apart. `mayCount`: an antidepressant whose
 * dose cannot be judged. No dose table has a row for any of them, so the others are never scored.
 */
export type GivenForDepression = 'alone' | 'added' | 'apart' | 'mayCount'

export type DepressionUse = {
  /** The id of the drug in `other-drugs.ts`. */
  readonly drug: string
  readonly given: GivenForDepression
  /** What the source says of it in depression. */
  readonly says: string
  readonly lowDose: LowDose | null
  readonly lastChecked: string
} & Cited

/** The highest daily dose at which it is given for depression, and what it usually is for above it. */
type LowDose = { readonly value: number; readonly unit: 'mg/day'; readonly above: string } & Cited

type Cited = { readonly source: ReferenceId; readonly locator: string; readonly evidence: Evidence }

function use(given: GivenForDepression, drug: string, says: string, cited: Cited): DepressionUse {
  return { drug, given, says, lowDose: null, ...cited, lastChecked: '2026-11-21' }
}

/** Where a row names it, the highest daily dose in depression; above it the drug usually is for psychosis. */
function upTo(value: number, cited: Cited): LowDose {
  return { value, unit: 'mg/day', above: 'psychosis', ...cited }
}

const INDICATION = 'Indication'
const WITH_DOSE = 'Indication and dose'
const ABSTRACT = 'Abstract'

const CAM: Cited = { source: 'ravindran2016', locator: ABSTRACT, evidence: 'read' }
const NUTRIENTS: Cited = { source: 'sarris2016', locator: ABSTRACT, evidence: 'read' }
const NETWORK: Cited = { source: 'nunez2022', locator: ABSTRACT, evidence: 'read' }
const STIMULANTS: Cited = { source: 'stimulants2017', locator: ABSTRACT, evidence: 'read' }
const REVIEW: Cited = { source: 'augmentationReview2021', locator: ABSTRACT, evidence: 'read' }
const INFLAMMATION: Cited = { source: 'antiInflammatory2021', locator: ABSTRACT, evidence: 'read' }
const ATC: Cited = { source: 'whoDdd2026', locator: 'N06AX, other antidepressants', evidence: 'secondary' }
const FLUANXOL: Cited = { source: 'labelFluanxol', locator: WITH_DOSE, evidence: 'secondary' }
const AMISULPRIDE: Cited = { source: 'zangani2021', locator: ABSTRACT, evidence: 'read' }
const FROM_MEMORY: Cited = { source: 'conventionRecalled', locator: '', evidence: 'recalled' }

const LISTED = 'Among the antidepressants of the WHO index'
const CANMAT_FIRST = 'First or second line in mild to moderate depression (CANMAT 2016)'
const CANMAT_THIRD = 'Reviewed among natural health products (CANMAT 2016)'
const ADDED = 'Added to an antidepressant'
const IN_NETWORK = 'One of the added drugs of the network meta-analysis'
const LITTLE_DATA = 'Added in resistant depression; too few data to say how well it works'
const IN_ONE_TABLET = 'An antidepressant and another drug in one tablet'

/** Every drug without dose rows that is given for depression, with where that is said. */
export const DEPRESSION_USES: readonly DepressionUse[] = [
  // Alone
  {
    ...use('alone', 'flupentixol', 'For depression, 1 to at most 3 mg a day', FLUANXOL),
    lowDose: upTo(3, FLUANXOL),
  },
  use('alone', 'flupentixol_melitracen', 'For depression and anxiety', {
    source: 'labelDeanxit',
    locator: INDICATION,
    evidence: 'secondary',
  }),
  use('alone', 'hypericum', CANMAT_FIRST, CAM),
  use(
    'alone',
    'perphenazine_amitriptyline',
    'For depression with anxiety or agitation; at most 200 mg of amitriptyline',
    {
      source: 'labelPerphenazineAmitriptyline',
      locator: WITH_DOSE,
      evidence: 'secondary',
    },
  ),
  use(
    'alone',
    'chlordiazepoxide_amitriptyline',
    'For depression with anxiety; at most six tablets of 25 mg amitriptyline',
    {
      source: 'labelChlordiazepoxideAmitriptyline',
      locator: WITH_DOSE,
      evidence: 'secondary',
    },
  ),
  use('alone', 'tranylcypromine_trifluoperazine', IN_ONE_TABLET, FROM_MEMORY),
  use('alone', 'fluphenazine_nortriptyline', IN_ONE_TABLET, FROM_MEMORY),
  {
    ...use('alone', 'amisulpride', 'In dysthymia, 50 mg a day', AMISULPRIDE),
    lowDose: upTo(50, AMISULPRIDE),
  },
  {
    ...use('alone', 'sulpiride', 'For depression when another antidepressant failed or cannot be given', {
      source: 'labelDogmatil',
      locator: INDICATION,
      evidence: 'secondary',
    }),
    lowDose: upTo(300, { source: 'sulpirideDoses', locator: 'Low doses', evidence: 'secondary' }),
  },
  use('alone', 'levosulpiride', 'At low dose, in dysthymia', FROM_MEMORY),
  use('alone', 'lurasidone', 'By itself in major depression with mixed features, 20 to 60 mg a day', {
    source: 'lurasidoneMixed2015',
    locator: ABSTRACT,
    evidence: 'read',
  }),
  use('alone', 'same', CANMAT_FIRST, CAM),
  use('alone', 'omega_3', CANMAT_FIRST, CAM),
  use('alone', 'saffron', CANMAT_THIRD, CAM),
  use('alone', 'prasterone', CANMAT_THIRD, CAM),
  use('alone', 'tryptophan', LISTED, ATC),
  use('alone', '5_htp', LISTED, ATC),
  use('alone', 'psilocybin', 'By itself, in studies', FROM_MEMORY),

  // Added to an antidepressant
  use('added', 'levothyroxine', IN_NETWORK, NETWORK),
  use('added', 'lisdexamfetamine', IN_NETWORK, NETWORK),
  use('added', 'armodafinil', ADDED, STIMULANTS),
  use('added', 'dexamfetamine', ADDED, STIMULANTS),
  use('added', 'amfetamine', ADDED, FROM_MEMORY),
  use('added', 'atomoxetine', 'Added; its worth is uncertain', {
    source: 'paryStimulants',
    locator: 'Conclusion',
    evidence: 'read',
  }),
  use('added', 'dexmethylphenidate', ADDED, FROM_MEMORY),
  use('added', 'methamphetamine', ADDED, FROM_MEMORY),
  use('added', 'pemoline', ADDED, FROM_MEMORY),
  use('added', 'paliperidone', ADDED, FROM_MEMORY),
  use('added', 'asenapine', ADDED, FROM_MEMORY),
  use('added', 'clozapine', ADDED, FROM_MEMORY),
  use('added', 'haloperidol', ADDED, FROM_MEMORY),
  use('added', 'perphenazine', ADDED, FROM_MEMORY),
  use('added', 'olanzapine_samidorphan', ADDED, FROM_MEMORY),
  use('added', 'valproate', ADDED, FROM_MEMORY),
  use('added', 'carbamazepine', ADDED, FROM_MEMORY),
  use('added', 'thyroid_extract', ADDED, FROM_MEMORY),
  use('added', 'l_methylfolate', 'Added; positive results in more than one study', NUTRIENTS),
  use('added', 'vitamin_d', 'Added; positive results in more than one study', NUTRIENTS),
  use('added', 'creatine', 'Added; positive in one study', NUTRIENTS),
  use('added', 'folinic_acid', 'Added; positive in one study', NUTRIENTS),
  use('added', 'folic_acid', 'Added; mixed results', NUTRIENTS),
  use('added', 'zinc', 'Added; mixed results', NUTRIENTS),
  use('added', 'vitamin_c', 'Added; mixed results', NUTRIENTS),
  use('added', 'inositol', 'Added; no difference found', NUTRIENTS),
  use('added', 'acetylcarnitine', ADDED, FROM_MEMORY),
  use('added', 'acetylcysteine', 'Studied in depression as an anti-inflammatory agent', INFLAMMATION),
  use('added', 'minocycline', 'Studied in depression as an anti-inflammatory agent', INFLAMMATION),
  use('added', 'pioglitazone', 'Studied in depression as an anti-inflammatory agent', INFLAMMATION),
  use('added', 'celecoxib', 'Added at 400 mg a day', {
    source: 'antiInflammatorySummary',
    locator: 'Celecoxib',
    evidence: 'secondary',
  }),
  use('added', 'ropinirole', LITTLE_DATA, REVIEW),
  use('added', 'aspirin', LITTLE_DATA, REVIEW),
  use('added', 'metyrapone', LITTLE_DATA, REVIEW),
  use('added', 'testosterone', LITTLE_DATA, REVIEW),
  use('added', 'naltrexone', LITTLE_DATA, REVIEW),
  use('added', 'pergolide', ADDED, FROM_MEMORY),
  use('added', 'amantadine', ADDED, FROM_MEMORY),
  use('added', 'memantine', ADDED, FROM_MEMORY),
  use('added', 'riluzole', ADDED, FROM_MEMORY),
  use('added', 'scopolamine', ADDED, FROM_MEMORY),
  use('added', 'cycloserine', ADDED, FROM_MEMORY),
  use('added', 'dextromethorphan_quinidine', ADDED, FROM_MEMORY),
  use('added', 'buprenorphine', ADDED, FROM_MEMORY),
  use('added', 'tandospirone', ADDED, FROM_MEMORY),
  use('added', 'estradiol', ADDED, FROM_MEMORY),
  use('added', 'dexamethasone', ADDED, FROM_MEMORY),
  use('added', 'probiotics', ADDED, FROM_MEMORY),

  // Counted apart, and one that may count
  use('apart', 'brexanolone', 'For postpartum depression, one infusion over 60 hours', {
    source: 'brexanoloneApproval',
    locator: WITH_DOSE,
    evidence: 'secondary',
  }),
  use('mayCount', 'naltrexone_bupropion', 'Holds bupropion; made for weight', FROM_MEMORY),
]

const BY_DRUG: ReadonlyMap<string, DepressionUse> = new Map(DEPRESSION_USES.map((one) => [one.drug, one]))

/** How a drug without dose rows is given for depression; `null` where it is not known to be. */
export function getDepressionUse(drug: string): DepressionUse | null {
  return BY_DRUG.get(drug) ?? null
}
