import { describe, expect, it } from 'vitest'
import { cite } from '@/lib/rules/cite'
import { SAME_CLASS } from '@/lib/rules/staging/adequate-failures'
import { OMITTED_SCORES, STAGING_SCORES } from '@/lib/rules/staging/list'

/** The rows of a score as they are printed: category, what it stands for, and how it was seen. */
function rowsOf(id: (typeof STAGING_SCORES)[number]['id']) {
  const rows = STAGING_SCORES.filter((score) => score.id === id).flatMap((score) => [...score.rows])
  return rows.map((row) => [row.label, row.value, cite(row), row.evidence])
}

const THASE_RUSH = ['Thase–Rush stages (rendering), stages', 'secondary'] as const
const FAILURES = ['Staging (recalled), number of failed trials', 'recalled'] as const
const WEEKS = ['Staging models (PLoS One 2020), Table 1: weeks', 'read'] as const
const MGH = ['Staging models (PLoS One 2020), Table 1: Massachusetts General Hospital', 'read'] as const
const FEKADU = ['Fekadu 2018, Table 3', 'read'] as const

describe('the published rows, entered a second time', () => {
  it('of Thase and Rush', () => {
    expect(rowsOf('thaseRush')).toEqual([
      [
        'No adequate failure; some renderings call a response to an adequate trial stage 0',
        'stage 0',
        'Decided here, sources differ on stage 0',
        'decided',
      ],
      ['At least one adequate trial of one major class failed', 'stage I', ...THASE_RUSH],
      ['And an adequate trial of a clearly different class', 'stage II', ...THASE_RUSH],
      ['And an adequate trial of a tricyclic', 'stage III', ...THASE_RUSH],
      ['And an adequate trial of an MAOI', 'stage IV', ...THASE_RUSH],
      ['And a course of bilateral ECT', 'stage V', ...THASE_RUSH],
    ])
  })

  it('of the European model', () => {
    expect(rowsOf('european')).toEqual([
      ['No adequate failure', 'no stage', 'Decided here, below the first row', 'decided'],
      ['One failed treatment', 'non-responder', ...FAILURES],
      ['Two failed treatments', 'TRD 1', ...FAILURES],
      ['Three failed treatments', 'TRD 2', ...FAILURES],
      ['Four failed treatments', 'TRD 3', ...FAILURES],
      ['Five failed treatments', 'TRD 4', ...FAILURES],
      ['Six or more failed treatments', 'TRD 5', ...FAILURES],
      [
        'Different classes that have to have failed before the first stage of resistance',
        2,
        'Five staging models (summary), different classes',
        'secondary',
      ],
      ['One failed treatment', '6 to 8 weeks', 'Staging (recalled), weeks of a non-responder', 'recalled'],
      ['TRD 1', '12 to 16 weeks', ...WEEKS],
      ['TRD 2', '18 to 24 weeks', ...WEEKS],
      ['TRD 3', '24 to 32 weeks', ...WEEKS],
      ['TRD 4', '30 to 40 weeks', ...WEEKS],
      ['TRD 5', '36 to 52 weeks', ...WEEKS],
      [
        'Resistant for more than 12 months in spite of several trials, augmentation among them',
        'chronic resistant depression (not computed)',
        ...WEEKS,
      ],
    ])
  })

  it('of the Massachusetts General Hospital', () => {
    expect(rowsOf('mgh')).toEqual([
      ['Each adequate trial that failed (at least 6 weeks)', 1, ...MGH],
      ['Each optimization of dose or duration', 0.5, ...MGH],
      ['Each augmentation or combination', 0.5, ...MGH],
      ['ECT that failed, once', 3, ...MGH],
      [
        'An optimization is a dose raised above the minimum effective dose, in a trial that counts; longer trials give no points',
        'once per trial',
        'Decided here, no publication read gives a number',
        'decided',
      ],
      [
        'A combination is two antidepressants started together; one added later counts as a trial of its own',
        'once per pair',
        'Decided here, no double counting',
        'decided',
      ],
    ])
  })

  it('of the Maudsley', () => {
    expect(rowsOf('maudsley')).toEqual(
      [
        ['Acute: up to 12 months', 1],
        ['Sub-acute: 13 to 24 months', 2],
        ['Chronic: more than 24 months', 3],
        ['Sub-syndromal', 1],
        ['Mild', 2],
        ['Moderate', 3],
        ['Severe without psychosis', 4],
        ['Severe with psychosis', 5],
        ['1 or 2 failures', 1],
        ['3 or 4 failures', 2],
        ['5 or 6 failures', 3],
        ['7 to 10 failures', 4],
        ['More than 10 failures', 5],
        ['Augmentation used', 1],
        ['ECT used', 1],
        // Of the total, the first of each band.
        ['mild', 3],
        ['moderate', 7],
        ['severe', 11],
      ].map((row) => [...row, ...FEKADU]),
    )
  })

  it('with the day on which they were last checked', () => {
    const days = STAGING_SCORES.flatMap(({ rows }) => rows.map(({ lastChecked }) => lastChecked))
    expect(new Set(days)).toEqual(new Set(['2026-11-21']))
  })

  it('under the names of the scores', () => {
    expect(STAGING_SCORES.map(({ title }) => title)).toEqual([
      'Thase–Rush',
      'European Staging Model',
      'Massachusetts General Hospital staging',
      'Maudsley Staging Method',
    ])
  })
})

describe('what staging decides or leaves out', () => {
  it('takes a product for one of the class of what it holds or resembles', () => {
    expect(SAME_CLASS).toEqual({
      'SSRI + 5-HT1A partial agonist': 'SSRI',
      'NMDA antagonist + NDRI': 'NDRI',
    })
  })

  it('names each score whose points or stages could not be verified, and why', () => {
    expect(OMITTED_SCORES.map(({ title, reason }) => [title, reason])).toEqual([
      [
        'Dutch Measure for quantification of Treatment Resistance in Depression (DM-TRD)',
        'its points could not be verified',
      ],
      ['Score of the Group for the Study of Resistant Depression (GSRD)', 'no score with verified points was found'],
      ['Stages of Conway 2017', 'its stages could not be verified'],
      ['Antidepressant Treatment History Form, ratings 0 to 5', 'its dose bands could not be verified'],
    ])
  })
})
