/** What a drug without dose rows is known as. */
export type OtherDrugGroup =
  | 'benzodiazepine'
  | 'hypnotic'
  | 'moodStabilizer'
  | 'antipsychotic'
  | 'stimulant'
  | 'gabapentinoid'
  | 'anticonvulsant'
  | 'thyroidHormone'
  | 'antiparkinson'
  | 'opioid'
  | 'addictionMedicine'
  | 'cardiovascular'
  | 'antihistamine'
  | 'herbal'
  | 'supplement'
  | 'analgesic'
  | 'antiinfective'
  | 'hormone'
  | 'otherMedicine'
  /** Usually for weight: the indication is unknown unless recorded. */
  | 'naltrexoneBupropion'
  /** Treats depression, without dose rows here: own counter, never one of the two failures. */
  | 'countedApart'

export type OtherDrug = {
  readonly id: string
  readonly name: string
  /** In a word or two, what it is. */
  readonly what: string
  readonly group: OtherDrugGroup
  readonly usuallyFor: string | null
  /** The name first, then everything else it is written as. */
  readonly names: readonly string[]
}

// An antidepressant that has no dose row (viloxazine, amineptine, iproniazid, melitracen, ansofaxine, …) is left out on
// purpose: it stays unresolved, so that its dose is unknown and it may still count.

type Group = { readonly group: OtherDrugGroup; readonly what: string; readonly drugs: readonly (readonly string[])[] }

/** Drugs that turn up in histories and are not in the dose tables: the name, then its other names. */
const GROUPS: readonly Group[] = [
  {
    group: 'benzodiazepine',
    what: 'benzodiazepine',
    drugs: [
      ['alprazolam', 'Xanax', 'Xanax XR', 'Xanor', 'Kalma', 'alprazolam XR', 'alprazolam ER', 'Tafil', 'Frontal'],
      ['bromazepam', 'Lexotan', 'Lexotanil', 'Lexomil', 'Lexotan SR'],
      ['brotizolam', 'Lendormin', 'Lendorm'],
      ['chlordiazepoxide', 'Librium', 'chlordiazepoxid', 'clordiazepoxido'],
      ['clobazam', 'Frisium', 'Onfi', 'Sympazan', 'Urbanyl'],
      ['clonazepam', 'Klonopin', 'Rivotril', 'Paxam', 'klonazepam'],
      ['clorazepate', 'Tranxene', 'Tranxilium', 'clorazepate dipotassium', 'dipotassium clorazepate'],
      ['diazepam', 'Valium', 'Antenex', 'Ducene'],
      ['estazolam', 'ProSom'],
      ['flunitrazepam', 'Rohypnol', 'Hypnodorm'],
      ['flurazepam', 'Dalmane', 'Dalmadorm'],
      ['lorazepam', 'Ativan', 'Tavor', 'Temesta', 'Orfidal', 'Loreev XR'],
      ['lormetazepam', 'Noctamid', 'Loramet'],
      ['midazolam', 'Versed', 'Dormicum', 'Buccolam'],
      ['nitrazepam', 'Mogadon', 'Alodorm'],
      ['oxazepam', 'Serax', 'Serepax', 'Adumbran', 'Murelax', 'Seresta'],
      ['prazepam', 'Lysanxia', 'Demetrin', 'Centrax'],
      ['temazepam', 'Restoril', 'Normison', 'Temaze', 'Temtabs', 'Euhypnos'],
      ['triazolam', 'Halcion'],
      ['etizolam', 'Depas'],
    ],
  },
  {
    group: 'hypnotic',
    what: 'hypnotic',
    drugs: [
      ['zolpidem', 'Ambien', 'Ambien CR', 'Stilnox', 'Stilnoct', 'zolpidem tartrate', 'Edluar', 'Intermezzo'],
      ['zopiclone', 'Imovane', 'Zimovane', 'zopiclon', 'Imrest', 'Ximovan'],
      ['eszopiclone', 'Lunesta', 'eszopiclon'],
      ['zaleplon', 'Sonata'],
      ['suvorexant', 'Belsomra'],
      ['lemborexant', 'Dayvigo'],
      ['daridorexant', 'Quviviq'],
      ['ramelteon', 'Rozerem'],
      ['melatonin', 'melatonine', 'Circadin', 'Slenyto', 'melatonina'],
      ['chloral hydrate', 'chloral hydrate elixir'],
      ['clomethiazole', 'chlormethiazole', 'Heminevrin', 'Distraneurin'],
      ['sodium oxybate', 'Xyrem', 'Xywav'],
    ],
  },
  {
    group: 'moodStabilizer',
    what: 'mood stabilizer and antiseizure drug',
    drugs: [
      [
        'valproate',
        'valproic acid',
        'sodium valproate',
        'divalproex',
        'divalproex sodium',
        'divalproex ER',
        'divalproex DR',
        'semisodium valproate',
        'valproate semisodium',
        'valproato',
        'valproat',
        'acido valproico',
        'VPA',
        'Depakote',
        'Depakote ER',
        'Depakene',
        'Depakine',
        'Depakin',
        'Epilim',
        'Epilim Chrono',
        'Orfiril',
        'Ergenyl',
        'Valpro',
        'Convulex',
      ],
      [
        'carbamazepine',
        'carbamazepin',
        'carbamazepina',
        'karbamazepin',
        'CBZ',
        'Tegretol',
        'Tegretol XR',
        'Tegretol CR',
        'Tegretol Retard',
        'Equetro',
        'Carbatrol',
        'Timonil',
        'Epitol',
        'carbamazepine ER',
        'carbamazepine XR',
        'carbamazepine CR',
      ],
      ['oxcarbazepine', 'oxcarbazepin', 'oxcarbazepina', 'Trileptal', 'Oxtellar XR', 'Apydan'],
    ],
  },
  {
    group: 'anticonvulsant',
    what: 'antiseizure drug',
    drugs: [
      ['topiramate', 'Topamax', 'topiramat', 'topiramato', 'Trokendi XR', 'Qudexy XR'],
      ['levetiracetam', 'Keppra', 'Keppra XR'],
      ['phenytoin', 'Dilantin', 'Epanutin', 'fenytoin', 'fenitoina', 'phenytoin sodium', 'Phenhydan'],
      ['phenobarbital', 'phenobarbitone', 'Luminal', 'fenobarbital', 'Gardenal'],
      ['primidone', 'Mysoline', 'primidon'],
      ['zonisamide', 'Zonegran'],
      ['lacosamide', 'Vimpat'],
      ['vigabatrin', 'Sabril'],
      ['perampanel', 'Fycompa'],
      ['tiagabine', 'Gabitril'],
    ],
  },
  {
    group: 'gabapentinoid',
    what: 'gabapentinoid',
    drugs: [
      ['pregabalin', 'Lyrica', 'Lyrica CR', 'pregabalina', 'Alzain', 'Axalid'],
      ['gabapentin', 'Neurontin', 'Gralise', 'Horizant', 'gabapentina', 'gabapentin enacarbil'],
    ],
  },
  {
    group: 'antipsychotic',
    what: 'antipsychotic without dose rows here',
    drugs: [
      ['amisulpride', 'Solian', 'amisulprid', 'amisulprida', 'Socian', 'Deniban'],
      ['asenapine', 'Saphris', 'Sycrest', 'Secuado', 'asenapin'],
      ['chlorpromazine', 'Thorazine', 'Largactil', 'chlorpromazin', 'clorpromazina'],
      ['chlorprothixene', 'Truxal', 'chlorprothixen'],
      ['clozapine', 'Clozaril', 'Leponex', 'Denzapine', 'Zaponex', 'clozapin', 'clozapina', 'Versacloz', 'Fazaclo'],
      ['flupentixol', 'Fluanxol', 'Depixol', 'flupenthixol'],
      ['fluphenazine', 'Prolixin', 'Modecate', 'flufenazina'],
      ['haloperidol', 'Haldol', 'Serenace', 'haloperidol decanoate', 'aloperidolo'],
      ['iloperidone', 'Fanapt'],
      ['levomepromazine', 'methotrimeprazine', 'Nozinan', 'Nozan', 'levomepromazin', 'Neurocil'],
      ['loxapine', 'Loxitane', 'Adasuve'],
      ['lurasidone', 'Latuda', 'lurasidon', 'lurasidona', 'lurasidone hydrochloride', 'lurasidone hcl'],
      ['melperone', 'Buronil', 'melperon'],
      ['molindone', 'Moban'],
      ['olanzapine-samidorphan', 'olanzapine/samidorphan', 'olanzapine and samidorphan', 'Lybalvi'],
      ['paliperidone', 'Invega', 'paliperidon', 'paliperidona', 'paliperidone ER', 'Invega Sustenna', 'Xeplion'],
      ['perphenazine', 'Trilafon', 'perphenazin', 'perfenazina', 'Decentan'],
      ['pimavanserin', 'Nuplazid'],
      ['pimozide', 'Orap'],
      ['pipamperone', 'Dipiperon', 'pipamperon'],
      ['prothipendyl', 'Dominal'],
      ['sertindole', 'Serdolect'],
      ['sulpiride', 'Dogmatil', 'Dolmatil', 'sulpirid', 'sulpirida', 'Dogmatyl', 'Sulpor'],
      ['thioridazine', 'Mellaril', 'Melleril'],
      ['thiothixene', 'tiotixene', 'Navane'],
      ['trifluoperazine', 'Stelazine', 'trifluoperazina'],
      ['xanomeline-trospium', 'xanomeline/trospium', 'Cobenfy'],
      ['zotepine', 'Zoleptil'],
      ['zuclopenthixol', 'Clopixol', 'Cisordinol'],
      [
        'aripiprazole long-acting injection',
        'aripiprazole LAI',
        'Abilify Maintena',
        'Aristada',
        'aripiprazole lauroxil',
      ],
      ['olanzapine long-acting injection', 'olanzapine LAI', 'olanzapine pamoate', 'Zypadhera', 'Zyprexa Relprevv'],
      ['risperidone long-acting injection', 'risperidone LAI', 'Risperdal Consta', 'Perseris', 'Uzedy'],
    ],
  },
  {
    group: 'stimulant',
    what: 'stimulant or other ADHD medicine',
    drugs: [
      [
        'amfetamine',
        'amphetamine',
        'mixed amphetamine salts',
        'amphetamine salts',
        'amphetamine/dextroamphetamine',
        'dextroamphetamine/amphetamine',
        'dextroamphetamine-amphetamine',
        'amphetamine-dextroamphetamine',
        'Adderall',
        'Adderall XR',
        'Adderall IR',
        'Mydayis',
        'Evekeo',
        'Adzenys XR-ODT',
        'Dyanavel XR',
      ],
      ['dexamfetamine', 'dexamphetamine', 'dextroamphetamine', 'Dexedrine', 'Zenzedi', 'Attentin', 'Amfexa'],
      ['lisdexamfetamine', 'lisdexamphetamine', 'Vyvanse', 'Elvanse', 'Tyvense', 'Venvanse', 'lisdexamfetamin'],
      ['methamphetamine', 'metamfetamine', 'Desoxyn'],
      ['dexmethylphenidate', 'Focalin', 'Focalin XR', 'dexmethylphenidate ER', 'Azstarys'],
      ['atomoxetine', 'Strattera', 'atomoxetin', 'atomoxetina'],
      ['armodafinil', 'Nuvigil'],
      ['solriamfetol', 'Sunosi'],
      ['pitolisant', 'Wakix'],
      ['guanfacine', 'Intuniv', 'Tenex', 'guanfacine ER', 'guanfacin'],
    ],
  },
  {
    group: 'thyroidHormone',
    what: 'thyroid hormone',
    drugs: [
      [
        'levothyroxine',
        'thyroxine',
        'L-thyroxine',
        'L-thyroxin',
        'levothyroxin',
        'levotiroxina',
        'levothyroxine sodium',
        'T4',
        'Synthroid',
        'Levoxyl',
        'Unithroid',
        'Tirosint',
        'Euthyrox',
        'Eltroxin',
        'Levaxin',
        'Eutirox',
      ],
      ['thyroid extract', 'desiccated thyroid', 'Armour Thyroid', 'NP Thyroid', 'Nature-Throid'],
    ],
  },
  {
    group: 'antiparkinson',
    what: 'antiparkinson drug',
    drugs: [
      [
        'selegiline',
        'oral selegiline',
        'selegiline oral',
        'selegiline hydrochloride',
        'selegiline hcl',
        'selegilin',
        'selegilina',
        'deprenyl',
        'L-deprenyl',
        'Eldepryl',
        'Zelapar',
        'Jumex',
        'Movergan',
        'Xilopar',
      ],
      ['rasagiline', 'Azilect', 'rasagilin', 'rasagilina'],
      ['safinamide', 'Xadago'],
      [
        'levodopa',
        'levodopa-carbidopa',
        'carbidopa-levodopa',
        'carbidopa/levodopa',
        'levodopa/carbidopa',
        'Sinemet',
        'Madopar',
      ],
      ['ropinirole', 'Requip', 'ropinirol'],
      ['rotigotine', 'Neupro'],
      ['amantadine', 'Symmetrel', 'Gocovri', 'amantadin'],
      ['benztropine', 'benzatropine', 'Cogentin'],
      ['biperiden', 'Akineton'],
      ['trihexyphenidyl', 'Artane', 'benzhexol'],
      ['procyclidine', 'Kemadrin'],
    ],
  },
  {
    group: 'opioid',
    what: 'opioid',
    drugs: [
      ['buprenorphine', 'Subutex', 'Butrans', 'Sublocade', 'Temgesic', 'buprenorfin', 'buprenorfina'],
      ['buprenorphine-naloxone', 'buprenorphine/naloxone', 'buprenorphine and naloxone', 'Suboxone', 'Zubsolv'],
      ['codeine', 'codeine phosphate', 'kodein', 'codeina'],
      ['fentanyl', 'Duragesic', 'fentanyl patch'],
      ['hydrocodone', 'Vicodin', 'Norco', 'hydrocodone/acetaminophen', 'hydrocodone-acetaminophen'],
      ['hydromorphone', 'Dilaudid', 'Palladone'],
      ['methadone', 'metadona', 'methadon', 'Methadose'],
      ['morphine', 'MS Contin', 'morphine sulfate', 'morfin', 'morfina'],
      ['oxycodone', 'OxyContin', 'Percocet', 'oxycodone/acetaminophen', 'oxycodon', 'Targin', 'Targiniq'],
      ['tapentadol', 'Nucynta', 'Palexia'],
      ['tramadol', 'Ultram', 'Tramal', 'Zydol', 'tramadol hydrochloride', 'tramadol hcl'],
    ],
  },
  {
    group: 'addictionMedicine',
    what: 'medicine for dependence',
    drugs: [
      [
        'naltrexone',
        'Revia',
        'Vivitrol',
        'naltrexon',
        'naltrexona',
        'low dose naltrexone',
        'low-dose naltrexone',
        'LDN',
      ],
      ['acamprosate', 'Campral'],
      ['disulfiram', 'Antabuse', 'Antabus'],
      ['nalmefene', 'Selincro'],
      ['varenicline', 'Chantix', 'Champix'],
      ['nicotine', 'nicotine replacement', 'nicotine patch', 'nicotine gum', 'NRT', 'Nicorette'],
      ['lofexidine', 'Lucemyra'],
    ],
  },
  {
    group: 'cardiovascular',
    what: 'blood pressure or heart medicine',
    drugs: [
      ['propranolol', 'Inderal', 'Inderal LA', 'propranololo'],
      ['prazosin', 'Minipress', 'Hypovase'],
      ['clonidine', 'Catapres', 'Kapvay', 'clonidin', 'clonidina'],
      ['atenolol', 'Tenormin'],
      ['metoprolol', 'Lopressor', 'Toprol XL', 'metoprolol succinate', 'metoprolol tartrate'],
      ['bisoprolol', 'Concor', 'Zebeta'],
      ['amlodipine', 'Norvasc', 'amlodipin'],
      ['lisinopril', 'Zestril', 'Prinivil'],
      ['ramipril', 'Altace', 'Tritace'],
      ['losartan', 'Cozaar'],
      ['hydrochlorothiazide', 'HCTZ'],
      ['atorvastatin', 'Lipitor'],
      ['simvastatin', 'Zocor'],
      ['rosuvastatin', 'Crestor'],
      ['diltiazem', 'Cardizem'],
      ['verapamil', 'Isoptin', 'Calan'],
      ['quinidine', 'quinidine sulfate', 'quinidine gluconate'],
      ['aspirin', 'acetylsalicylic acid', 'ASA'],
    ],
  },
  {
    group: 'antihistamine',
    what: 'antihistamine',
    drugs: [
      ['hydroxyzine', 'Atarax', 'Vistaril', 'hydroxyzin', 'hidroxizina', 'hydroxyzine hcl', 'hydroxyzine pamoate'],
      ['diphenhydramine', 'Benadryl', 'Nytol', 'diphenhydramin', 'ZzzQuil'],
      ['doxylamine', 'Unisom', 'doxylamin'],
      ['promethazine', 'Phenergan', 'promethazin', 'Atosil', 'Sominex'],
      ['cetirizine', 'Zyrtec', 'cetirizin'],
      ['loratadine', 'Claritin', 'loratadin'],
      ['cyproheptadine', 'Periactin'],
      ['alimemazine', 'trimeprazine', 'Theralen', 'Vallergan'],
    ],
  },
  {
    group: 'herbal',
    what: 'herbal medicine',
    drugs: [
      [
        'hypericum',
        "St John's wort",
        "St. John's wort",
        'St Johns wort',
        'St. Johns wort',
        "Saint John's wort",
        'Hypericum perforatum',
        'SJW',
        'Johanniskraut',
        'hierba de San Juan',
        'hiperico',
        'millepertuis',
        'Jarsin',
        'Laif',
        'Laif 900',
        'Neuroplant',
        'Felis',
      ],
      ['valerian', 'valerian root', 'Baldrian'],
      ['lavender oil', 'Silexan', 'Lasea', 'CalmAid'],
      ['saffron', 'Crocus sativus'],
      ['kava', 'kava kava', 'kava-kava'],
      ['ashwagandha', 'Withania somnifera'],
      ['rhodiola', 'Rhodiola rosea'],
      ['cannabidiol', 'CBD', 'CBD oil', 'Epidiolex', 'Epidyolex'],
    ],
  },
  {
    group: 'supplement',
    what: 'supplement',
    drugs: [
      ['omega-3', 'omega 3', 'omega-3 fatty acids', 'fish oil', 'EPA', 'EPA/DHA'],
      ['L-methylfolate', 'methylfolate', 'levomefolate', 'levomefolic acid', 'Deplin', 'l methylfolate'],
      ['folic acid', 'folate', 'vitamin B9'],
      ['SAMe', 'SAM-e', 's-adenosylmethionine', 's-adenosyl methionine', 's-adenosyl-l-methionine'],
      ['tryptophan', 'L-tryptophan', 'Optimax'],
      ['5-HTP', '5-hydroxytryptophan', 'oxitriptan'],
      ['vitamin D', 'vitamin D3', 'cholecalciferol', 'colecalciferol'],
      ['vitamin B12', 'B12', 'cyanocobalamin', 'hydroxocobalamin'],
      ['iron', 'ferrous sulfate', 'ferrous sulphate', 'ferrous fumarate'],
      ['magnesium', 'magnesium citrate', 'magnesium glycinate'],
      ['zinc', 'zinc sulfate'],
      ['creatine', 'creatine monohydrate'],
      ['acetylcysteine', 'N-acetylcysteine', 'NAC'],
      ['inositol', 'myo-inositol'],
      ['multivitamin', 'multivitamins'],
    ],
  },
  {
    group: 'analgesic',
    what: 'pain or anti-inflammatory medicine',
    drugs: [
      ['paracetamol', 'acetaminophen', 'Tylenol', 'Panadol'],
      ['ibuprofen', 'Advil', 'Nurofen', 'Brufen'],
      ['naproxen', 'Aleve', 'Naprosyn'],
      ['celecoxib', 'Celebrex'],
      ['diclofenac', 'Voltaren'],
      ['cyclobenzaprine', 'Flexeril'],
      ['baclofen', 'Lioresal'],
      ['tizanidine', 'Zanaflex', 'Sirdalud'],
      ['sumatriptan', 'Imitrex', 'Imigran'],
    ],
  },
  {
    group: 'antiinfective',
    what: 'anti-infective medicine',
    drugs: [
      ['linezolid', 'Zyvox', 'Zyvoxid'],
      ['rifampicin', 'rifampin', 'Rifadin', 'Rimactane', 'rifampicina'],
      ['rifapentine', 'Priftin'],
      ['rifabutin', 'Mycobutin'],
      ['efavirenz', 'Sustiva', 'Stocrin'],
      ['ritonavir', 'Norvir'],
      ['nirmatrelvir-ritonavir', 'nirmatrelvir/ritonavir', 'Paxlovid'],
      ['ketoconazole', 'Nizoral'],
      ['itraconazole', 'Sporanox'],
      ['voriconazole', 'Vfend'],
      ['fluconazole', 'Diflucan'],
      ['clarithromycin', 'Biaxin', 'Klacid', 'Klaricid'],
      ['erythromycin', 'erythromycin ethylsuccinate'],
      ['ciprofloxacin', 'Cipro', 'Ciproxin'],
      ['terbinafine', 'Lamisil', 'terbinafin'],
      ['isoniazid', 'INH'],
      ['mefloquine', 'Lariam'],
    ],
  },
  {
    group: 'hormone',
    what: 'hormone',
    drugs: [
      ['oral contraceptive', 'combined oral contraceptive', 'COC', 'OCP', 'birth control pill'],
      ['estradiol', 'oestradiol', 'estrogen', 'oestrogen', 'HRT', 'hormone replacement therapy'],
      ['progesterone', 'micronized progesterone', 'Utrogestan', 'Prometrium'],
      ['testosterone', 'AndroGel', 'Nebido'],
      ['prednisone', 'prednison', 'Deltasone'],
      ['prednisolone', 'prednisolon'],
      ['dexamethasone', 'dexametason', 'Decadron'],
    ],
  },
  {
    group: 'otherMedicine',
    what: 'other medicine',
    drugs: [
      ['metformin', 'Glucophage', 'metformina'],
      ['insulin', 'insulin glargine', 'Lantus'],
      ['semaglutide', 'Ozempic', 'Wegovy', 'Rybelsus'],
      ['liraglutide', 'Victoza', 'Saxenda'],
      ['tirzepatide', 'Mounjaro', 'Zepbound'],
      ['phentermine', 'Adipex', 'Adipex-P'],
      ['omeprazole', 'Prilosec', 'Losec', 'omeprazol'],
      ['esomeprazole', 'Nexium', 'esomeprazol'],
      ['pantoprazole', 'Protonix', 'Pantoloc', 'pantoprazol'],
      ['lansoprazole', 'Prevacid'],
      ['cimetidine', 'Tagamet'],
      ['ondansetron', 'Zofran'],
      ['metoclopramide', 'Reglan', 'Maxolon', 'Primperan'],
      ['montelukast', 'Singulair'],
      ['salbutamol', 'albuterol', 'Ventolin'],
      ['finasteride', 'Propecia', 'Proscar'],
      ['isotretinoin', 'Accutane', 'Roaccutane'],
      ['tamoxifen', 'Nolvadex'],
      ['tetrabenazine', 'Xenazine', 'Nitoman'],
      ['valbenazine', 'Ingrezza'],
      ['deutetrabenazine', 'Austedo'],
      ['memantine', 'Namenda', 'Ebixa'],
      ['donepezil', 'Aricept'],
      ['galantamine', 'Reminyl', 'Razadyne'],
      ['rivastigmine', 'Exelon'],
      ['dextromethorphan', 'DXM', 'dextromethorphan hydrobromide'],
      ['dextromethorphan-quinidine', 'dextromethorphan/quinidine', 'Nuedexta'],
      ['riluzole', 'Rilutek'],
      ['minocycline', 'Minocin'],
      ['dapoxetine', 'Priligy'],
      ['sildenafil', 'Viagra'],
      ['psilocybin', 'psilocybine', 'psilocybin therapy'],
      ['methylene blue', 'methylthioninium chloride', 'methylthioninium'],
      ['apalutamide', 'Erleada'],
      ['enzalutamide', 'Xtandi'],
      ['mitotane', 'Lysodren'],
      ['ivosidenib', 'Tibsovo'],
      ['lumacaftor', 'lumacaftor-ivacaftor', 'lumacaftor/ivacaftor', 'Orkambi'],
      ['interferon alfa', 'interferon alpha', 'peginterferon alfa', 'Pegasys'],
    ],
  },
  {
    group: 'countedApart',
    what: 'neurosteroid infusion for postpartum depression',
    drugs: [['brexanolone', 'Zulresso', 'brexanolone infusion', 'IV brexanolone', 'brexanolon']],
  },
]

const NALTREXONE_BUPROPION: OtherDrug = {
  id: 'naltrexone_bupropion',
  name: 'naltrexone-bupropion',
  what: 'combination for weight',
  group: 'naltrexoneBupropion',
  usuallyFor: 'weight',
  names: [
    'naltrexone-bupropion',
    'naltrexone/bupropion',
    'naltrexone / bupropion',
    'naltrexone bupropion',
    'naltrexone + bupropion',
    'naltrexone and bupropion',
    'naltrexone hydrochloride/bupropion hydrochloride',
    'naltrexone hcl/bupropion hcl',
    'bupropion-naltrexone',
    'bupropion/naltrexone',
    'bupropion and naltrexone',
    'bupropion + naltrexone',
    'Contrave',
    'Mysimba',
  ],
}

/** Every drug that is known for what it is and has no dose rows. */
export const OTHER_DRUGS: readonly OtherDrug[] = [...GROUPS.flatMap(toDrugs), NALTREXONE_BUPROPION]

function toDrugs({ group, what, drugs }: Group): OtherDrug[] {
  return drugs.flatMap((names) => {
    const [name] = names
    if (name === undefined) return []
    return [{ id: toId(name), name, what, group, usuallyFor: null, names }]
  })
}

function toId(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}
