import { formHandler } from '@/lib/server/form-handler'
import { quickEntryForm, saveQuickEntryForm } from '@/lib/server/quick-entry-forms'

export const POST = formHandler(quickEntryForm, saveQuickEntryForm)
