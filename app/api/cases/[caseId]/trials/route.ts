import { formHandler } from '@/lib/server/form-handler'
import { newTrialForm, saveNewTrialForm } from '@/lib/server/trial-forms'

export const POST = formHandler(newTrialForm, saveNewTrialForm)
