import type { Evidence } from './evaluation'

/**
 * How a number from this publication may be marked. `read`: its own text, table or abstract was read.
 * `secondary`: only a copy or someone else's rendering was read. `recalled`: nobody saw it.
 */
export type Reference = {
  readonly title: string
  readonly short: string
  readonly year: number | null
  readonly url: string | null
  readonly evidence: Evidence
  readonly note: string | null
}

/** The bibliography: one entry per publication. `short` is what stands beside a number. */
export const REFERENCES = {
  decidedHere: {
    title: 'Decided here; the reason stands beside the number',
    short: 'Decided here',
    year: 2026,
    url: null,
    evidence: 'decided',
    note: null,
  },

  // Adequacy instruments and definitions
  mghAtrqForm: {
    title:
      'Massachusetts General Hospital Antidepressant Treatment Response Questionnaire: minimum doses on the form of one trial (COMP006), as transcribed by a third party',
    short: 'MGH-ATRQ (transcription)',
    year: null,
    url: null,
    evidence: 'secondary',
    note: 'Transcription of a licensed form by an unknown developer. The form itself asks for 8 or 10 weeks.',
  },
  mghAtrqEsketamine: {
    title: 'Esketamine with an oral antidepressant in treatment-resistant depression: use of the MGH-ATRQ',
    short: 'MGH-ATRQ in the esketamine programme (PMID 37025256)',
    year: 2023,
    url: 'https://pubmed.ncbi.nlm.nih.gov/37025256/',
    evidence: 'secondary',
    note: 'Read as quoted elsewhere: at most 25 % improvement, at least 6 weeks, current episode.',
  },
  mghAtrqCase: {
    title: 'Personalizing depression treatment: 2 clinical tools. Current Psychiatry',
    short: 'MGH-ATRQ, worked case of its authors',
    year: null,
    url: 'https://mdedge-cache.qa01.mdedge.com/psychiatry/article/64642/depression/personalizing-depression-treatment-2-clinical-tools/page/0/2?channel=202',
    evidence: 'secondary',
    note: 'Four weeks were too short, seven were not; augmentation counted as a further failed trial.',
  },
  chandler2010: {
    title:
      'Chandler GM et al. Validation of the Massachusetts General Hospital Antidepressant Treatment History Questionnaire using an independent-rater protocol. CNS Neuroscience & Therapeutics',
    short: 'Chandler 2010',
    year: 2010,
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC6493891/',
    evidence: 'read',
    note: 'Abstract read; its dose table was not.',
  },
  desseilles2011: {
    title:
      "Desseilles M et al. Massachusetts General Hospital SAFER criteria and the clinician's guide to the ATRQ. Journal of Clinical Psychiatry",
    short: 'Desseilles 2011',
    year: 2011,
    url: 'https://www.psychiatrist.com/JCP/article/Pages/2011/v72n08/v72n0816.aspx',
    evidence: 'read',
    note: 'Abstract read: below 25 % no response, 25 to 49 % partial, 50 % or more response.',
  },
  athfSf2019: {
    title:
      'Sackeim HA et al. The assessment of resistance to antidepressant treatment: rationale for the Antidepressant Treatment History Form: Short Form (ATHF-SF). Journal of Psychiatric Research 113:125-136',
    short: 'ATHF-SF (Sackeim 2019)',
    year: 2019,
    url: 'https://scholars.duke.edu/publication/1385098',
    evidence: 'read',
    note: 'Abstract read. Its doses were not seen and its 28 days are recalled.',
  },
  athfSf2024: {
    title: 'Sackeim HA et al. ATHF-SF2. Journal of Psychiatric Research 176:325-337',
    short: 'ATHF-SF2 (Sackeim 2024)',
    year: 2024,
    url: 'https://doi.org/10.1016/j.jpsychires.2024.05.046',
    evidence: 'read',
    note: 'Abstract read; the supplement with its doses was not.',
  },
  sforzini2022: {
    title:
      'Sforzini L et al. A Delphi-method-based consensus guideline for definition of treatment-resistant depression for clinical trials. Molecular Psychiatry',
    short: 'Sforzini 2022',
    year: 2022,
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9095475/',
    evidence: 'read',
    note: 'Table 1 read. The minimum licensed dose and the 4 weeks come from a secondary summary.',
  },
  rybak2021: {
    title:
      'Rybak YE et al. Treatment-resistant major depressive disorder: Canadian expert consensus on definition and assessment. Depression and Anxiety 38:456',
    short: 'Rybak 2021',
    year: 2021,
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC8049072/',
    evidence: 'read',
    note: 'Table 3 read.',
  },
  pqaPdc: {
    title: 'Proportion of days covered, threshold of the Pharmacy Quality Alliance, as described by Outcomes',
    short: 'PQA proportion of days covered',
    year: null,
    url: 'https://outcomes.com/knowledge-base/proportion-of-days-covered-pdc-in-outcomes',
    evidence: 'read',
    note: 'Covered days over days in the window, early refills carried forward, 0.80.',
  },
  niceNg222: {
    title: 'NICE guideline NG222. Depression in adults: treatment and management',
    short: 'NICE NG222',
    year: 2022,
    url: 'https://www.nice.org.uk/guidance/ng222/chapter/Recommendations',
    evidence: 'read',
    note: 'Recommendations 1.9.1 and 1.9.2 read. It holds no dose table.',
  },
  emaDepression: {
    title: 'EMA guideline on medicinal products in the treatment of depression, EMA/CHMP/185423/2010 rev. 2',
    short: 'EMA depression guideline',
    year: 2013,
    url: 'https://link.springer.com/10.1186/s12991-023-00478-7',
    evidence: 'secondary',
    note: 'Read as quoted in a 2023 paper.',
  },

  // Guidelines and dose tables
  canmat2023: {
    title:
      'Lam RW et al. Canadian Network for Mood and Anxiety Treatments (CANMAT) 2023 update on clinical guidelines for management of major depressive disorder in adults. Canadian Journal of Psychiatry',
    short: 'CANMAT 2023',
    year: 2024,
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC11351064/',
    evidence: 'secondary',
    note: 'Tables 3.3 and 7.2 read through a machine transcription, which lost its fluvoxamine row. Product ranges, not adequacy minima.',
  },
  cps2023: {
    title: 'Kennedy SH, Parikh SV, Grigoriadis S. Depression. Compendium of Therapeutic Choices (CPS/RxTx), Table 6',
    short: 'CPS/RxTx 2023',
    year: 2023,
    url: null,
    evidence: 'secondary',
    note: 'Read through a stored copy. Columns: initial, usual, high.',
  },
  whoDdd2026: {
    title: 'WHO ATC/DDD index',
    short: 'WHO DDD 2026',
    year: 2026,
    url: 'https://atcddd.fhi.no/atc_ddd_index/',
    evidence: 'secondary',
    note: 'Read through a copy of 25 April 2026. An average maintenance dose for the main use, not an adequacy threshold.',
  },
  arztebl2008: {
    title: 'Antidepressants, standard and high doses. Deutsches Aerzteblatt International, Table 2',
    short: 'Dtsch Arztebl Int 2008',
    year: 2008,
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC2697009/',
    evidence: 'read',
    note: null,
  },
  cipriani2009: {
    title:
      'Cipriani A et al. Comparative efficacy and acceptability of 12 new-generation antidepressants. Lancet 373:746-758, dose table',
    short: 'Cipriani 2009',
    year: 2009,
    url: 'https://doi.org/10.1016/S0140-6736(09)60046-5',
    evidence: 'read',
    note: 'The therapeutic range required of trials.',
  },
  porticoCamh: {
    title: 'Centre for Addiction and Mental Health, Portico: antidepressant doses in primary care',
    short: 'CAMH Portico',
    year: null,
    url: 'https://www.porticonetwork.ca/',
    evidence: 'read',
    note: 'The path of the page was not kept.',
  },
  bjgpBnf: {
    title: 'Paper in the British Journal of General Practice listing BNF dose ranges',
    short: 'BNF ranges as listed in Br J Gen Pract',
    year: null,
    url: 'https://bjgp.org/',
    evidence: 'secondary',
    note: 'Ranges of an older BNF. The path of the page was not kept.',
  },
  conventionRecalled: {
    title: 'Conventions of augmentation, from memory',
    short: 'Convention (recalled)',
    year: null,
    url: null,
    evidence: 'recalled',
    note: null,
  },
  labelRecalled: {
    title: 'US label figures, from memory',
    short: 'US label (recalled)',
    year: null,
    url: null,
    evidence: 'recalled',
    note: null,
  },

  // Labels: manufacturers' own pages are `read`, copies of labels are `secondary`
  labelFluoxetine: label('fluoxetine', 'https://www.drugs.com/dosage/fluoxetine.html'),
  labelParoxetine: label('paroxetine', 'https://simpleandpractical.com/'),
  labelCitalopram: label('citalopram', 'https://www.drugs.com/dosage/citalopram.html'),
  labelEscitalopram: label('escitalopram', null),
  labelSertraline: label('sertraline', 'https://simpleandpractical.com/'),
  labelFluvoxamine: label('Faverin (fluvoxamine)', 'https://www.rxreasoner.com/', 'UK'),
  labelVenlafaxine: label('Effexor XR (venlafaxine)', 'https://prescriberpoint.com/'),
  labelDuloxetine: label('duloxetine', 'https://www.drugs.com/dosage/duloxetine.html'),
  labelLevomilnacipran: label('levomilnacipran', 'https://www.drugs.com/dosage/levomilnacipran.html'),
  labelMilnacipran: label('Savella (milnacipran, fibromyalgia)', null),
  labelBupropionXl: label('Wellbutrin XL (bupropion), an old label', null),
  labelAdultDoses: label('antidepressants, adult doses as listed by CMS', 'https://docslib.org/doc/2428045'),
  labelAuvelity: label('Auvelity (dextromethorphan-bupropion)', 'https://www.drugs.com/dosage/auvelity.html'),
  labelMirtazapine: label('mirtazapine', 'https://www.drugs.com/dosage/mirtazapine.html'),
  labelTrazodone: label('trazodone', 'https://www.drugs.com/dosage/trazodone.html'),
  labelNefazodone: label('nefazodone', 'https://www.drugs.com/dosage/nefazodone.html'),
  labelVortioxetine: label('vortioxetine', null),
  labelAgomelatine: label('Valdoxan (agomelatine)', null, 'Singapore'),
  labelTianeptine: label('Stablon (tianeptine), MIMS monograph', null, 'Malaysia'),
  labelMianserin: label('mianserin, MIMS monograph', null, 'international'),
  labelReboxetine: label('Edronax (reboxetine)', 'https://www.rxreasoner.com/', 'UK'),
  labelMoclobemide: label('Aurorix (moclobemide)', null, 'Finland'),
  labelPhenelzine: label('phenelzine', 'https://www.drugs.com/dosage/phenelzine.html'),
  labelTranylcypromine: label('tranylcypromine', 'https://www.drugs.com/dosage/tranylcypromine.html'),
  labelIsocarboxazid: label('isocarboxazid', 'https://www.drugs.com/dosage/isocarboxazid.html'),
  labelSelegilineTd: label('Emsam (selegiline transdermal)', 'https://simpleandpractical.com/'),
  labelAmitriptyline: label('amitriptyline', 'https://www.drugs.com/dosage/amitriptyline.html'),
  labelImipramine: label('imipramine', 'https://reference.medscape.com/'),
  labelDesipramine: label('desipramine', 'https://www.drugs.com/dosage/desipramine.html'),
  labelProtriptyline: label('protriptyline', 'https://www.drugs.com/dosage/protriptyline.html'),
  labelTrimipramine: label('trimipramine', null),
  labelMaprotiline: label('maprotiline', 'https://www.drugs.com/dosage/maprotiline.html'),
  labelDosulepin: label('dosulepin', 'https://docslib.org/doc/7549067', 'UK'),
  labelGepirone: label('gepirone', 'https://www.drugs.com/dosage/gepirone.html'),
  labelZuranolone: label('Zurzuvae (zuranolone)', 'https://dailymed.nlm.nih.gov/'),
  labelEsketamine: label('Spravato (esketamine)', null),
  labelAripiprazoleRange: label('aripiprazole, as reported by the Carlat report', 'https://www.thecarlatreport.com/'),
  labelAripiprazole: label(
    'Abilify (aripiprazole) dosing card',
    'https://ar.scribd.com/document/294258850/Abilify-Dosing-Guide',
  ),
  labelBrexpiprazole: label('Rexulti (brexpiprazole) dosing guide', 'https://docslib.org/doc/12838277'),
  labelQuetiapineXr: label('quetiapine XR, adjunct in major depression', null),
  labelSymbyax: label('Symbyax (olanzapine-fluoxetine)', 'https://www.drugs.com/dosage/symbyax.html'),
  labelLumateperone: label('Caplyta (lumateperone)', 'https://prescriberpoint.com/therapies/caplyta-db730b0'),
  labelAplenzin: {
    title: 'US label: Aplenzin (bupropion hydrobromide), equivalent doses, from memory',
    short: 'US label, Aplenzin (recalled)',
    year: null,
    url: null,
    evidence: 'recalled',
    note: null,
  },
  labelVilazodone: {
    title: 'Viibryd (vilazodone), US label as shown by its manufacturer',
    short: 'US label, vilazodone',
    year: null,
    url: 'https://www.viibrydhcp.com/',
    evidence: 'read',
    note: null,
  },
  labelCariprazine: {
    title: 'Vraylar (cariprazine), US label as shown by its manufacturer',
    short: 'US label, cariprazine',
    year: null,
    url: 'https://www.vraylarhcp.com/',
    evidence: 'read',
    note: null,
  },

  // Plasma levels
  acnp2000: {
    title: 'Psychopharmacology, the Fourth Generation of Progress (ACNP): plasma levels of tricyclic antidepressants',
    short: 'ACNP 2000',
    year: 2000,
    url: 'https://acnp.org/g4/GN401000103/101_4.htm',
    evidence: 'read',
    note: null,
  },
  mayoTdm: {
    title: 'Mayo laboratory catalogue, therapeutic ranges of tricyclic antidepressants',
    short: 'Mayo laboratory catalogue',
    year: null,
    url: 'https://www.yumpu.com/',
    evidence: 'secondary',
    note: 'Read through a copy; the path of the page was not kept.',
  },
  agnp2017: {
    title: 'Hiemke C et al. Consensus guidelines for therapeutic drug monitoring (AGNP). Pharmacopsychiatry',
    short: 'AGNP 2017 (recalled)',
    year: 2018,
    url: null,
    evidence: 'recalled',
    note: 'Its table was not seen.',
  },
  etgAustralia: {
    title: 'Therapeutic Guidelines (Australia): psychotropic',
    short: 'Therapeutic Guidelines Australia',
    year: null,
    url: null,
    evidence: 'secondary',
    note: 'Read through a copy.',
  },

  // Symptom scales
  phq9Mii: {
    title: 'Medical Informatics Initiative, PHQ-9 score: bands',
    short: 'MII core data set, PHQ-9',
    year: null,
    url: 'https://build.fhir.org/ig/medizininformatik-initiative/kerndatensatzmodul-proms/en/phq-9.html',
    evidence: 'read',
    note: null,
  },
  idsQids: {
    title: 'Inventory of Depressive Symptomatology: interpretation table (IDS, QIDS, HAM-D17)',
    short: 'ids-qids.org interpretation table',
    year: null,
    url: 'http://ids-qids.org/interpretation.html',
    evidence: 'read',
    note: null,
  },
  cutPoints2012: {
    title: 'Cut-points of depression scales. Psychological Bulletin, Table 2',
    short: 'Psychol Bull 2012, Table 2',
    year: 2012,
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC3436964/table/T2',
    evidence: 'read',
    note: null,
  },
  bdiMii: {
    title: 'Medical Informatics Initiative, BDI-II score: bands',
    short: 'MII core data set, BDI-II',
    year: null,
    url: 'https://build.fhir.org/ig/medizininformatik-initiative/kerndatensatzmodul-proms/de/ObservationDefinition-mii-obsdef-pro-score-bdi-ii.json',
    evidence: 'read',
    note: null,
  },
  cgiResponse: {
    title: 'CGI-I of 2 or less as response, as used in a study of electroconvulsive therapy',
    short: 'CGI-I 2 or less as response',
    year: null,
    url: 'https://tomesphere.com/paper/PMC12926877',
    evidence: 'read',
    note: null,
  },

  // Interactions and exposure
  inducers2022: {
    title: 'Strong CYP3A inducers, Table 1. Clinical and Translational Science',
    short: 'Strong CYP3A inducers (2022)',
    year: 2022,
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9468573/table/cts13357-tbl-0001',
    evidence: 'read',
    note: null,
  },
  zaccara2023: {
    title: 'Zaccara G, Franco V. Pharmacokinetic interactions between antiseizure and psychiatric medications',
    short: 'Zaccara & Franco 2023',
    year: 2023,
    url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC10514545',
    evidence: 'read',
    note: null,
  },
  cmajCyp: {
    title: 'Common CYP inducers, inhibitors and substrates, Box 1. CMAJ',
    short: 'CMAJ Box 1',
    year: null,
    url: 'https://www.cmaj.ca/highwire/markup/68002/expansion',
    evidence: 'read',
    note: null,
  },
  interactionRecalled: {
    title: 'Drug interactions, from memory',
    short: 'Interaction (recalled)',
    year: null,
    url: null,
    evidence: 'recalled',
    note: null,
  },

  // Codes
  ohdsiPhenotypes: {
    title: 'OHDSI PhenotypeLibrary: RxNorm ingredient codes of cohorts 1009, 1025, 1036, 1182 and 1183',
    short: 'OHDSI PhenotypeLibrary',
    year: null,
    url: 'https://github.com/OHDSI/PhenotypeLibrary',
    evidence: 'read',
    note: null,
  },
} as const satisfies Record<string, Reference>

export type ReferenceId = keyof typeof REFERENCES

/** A publication of the bibliography. */
export function getReference(id: ReferenceId): Reference {
  return REFERENCES[id]
}

function label(what: string, url: string | null, country = 'US') {
  return {
    title: `${country} label: ${what}, read in a copy`,
    short: `${country} label (copy), ${what}`,
    year: null,
    url,
    evidence: 'secondary',
    note: url === null || url.split('/').length < 5 ? 'The path of the page was not kept.' : null,
  } as const
}
