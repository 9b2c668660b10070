import { conclusionConflictForm, saveConclusionConflict } from '@/lib/server/conclusion-forms'
import { formHandler } from '@/lib/server/form-handler'

export const POST = formHandler(conclusionConflictForm, saveConclusionConflict)
