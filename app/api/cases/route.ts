import { newCaseForm, saveNewCaseForm } from '@/lib/server/case-forms'
import { formHandler } from '@/lib/server/form-handler'

export const POST = formHandler(newCaseForm, saveNewCaseForm)
