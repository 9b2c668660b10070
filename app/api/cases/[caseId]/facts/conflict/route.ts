import { factsConflictForm, saveFactsConflict } from '@/lib/server/case-forms'
import { formHandler } from '@/lib/server/form-handler'

export const POST = formHandler(factsConflictForm, saveFactsConflict)
