import { factsForm, saveFactsForm } from '@/lib/server/case-forms'
import { formHandler } from '@/lib/server/form-handler'

export const POST = formHandler(factsForm, saveFactsForm)
