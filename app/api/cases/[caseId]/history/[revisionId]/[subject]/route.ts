import { formHandler } from '@/lib/server/form-handler'
import { putBackForm, savePutBack } from '@/lib/server/history-forms'

export const POST = formHandler(putBackForm, savePutBack)
