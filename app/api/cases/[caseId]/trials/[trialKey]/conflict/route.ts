import { formHandler } from '@/lib/server/form-handler'
import { saveTrialConflict, trialConflictForm } from '@/lib/server/trial-forms'

export const POST = formHandler(trialConflictForm, saveTrialConflict)
