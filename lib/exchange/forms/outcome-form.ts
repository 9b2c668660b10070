import { OUTCOME_BANDS, SCALES } from '@/lib/domain/case-file'
import { choiceField, dateField, quantityField, wholeNumberField } from './fields'
import { groupField } from './groups'

/** The outcome of a trial or of another treatment. */
export const outcomeField = groupField({
  scale: choiceField(SCALES),
  baseline: quantityField(),
  baselineOn: dateField(),
  endpoint: quantityField(),
  endpointOn: dateField(),
  improvement: quantityField({
    units: ['percent', '%'],
    allowNegative: true,
    maximum: 1000,
    tooLarge: 'Enter the improvement in percent: 100 at most, below 0 when it got worse.',
  }),
  band: choiceField(OUTCOME_BANDS),
  cgiI: wholeNumberField(1, 7, 'Enter a CGI-I as a whole number from 1 (very much improved) to 7, or ?.'),
})
