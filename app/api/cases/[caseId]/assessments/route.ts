import { keepForm, saveKeepForm } from '@/lib/server/assessment-forms'
import { formHandler } from '@/lib/server/form-handler'

export const POST = formHandler(keepForm, saveKeepForm)
