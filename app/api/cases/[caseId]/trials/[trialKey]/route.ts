import { formHandler } from '@/lib/server/form-handler'
import { saveTrialForm, trialForm } from '@/lib/server/trial-forms'

export const POST = formHandler(trialForm, saveTrialForm)
