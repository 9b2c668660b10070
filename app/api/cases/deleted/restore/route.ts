import { restoreForm, saveRestoreForm } from '@/lib/server/deleted-forms'
import { formHandler } from '@/lib/server/form-handler'

export const POST = formHandler(restoreForm, saveRestoreForm)
