import { formHandler } from '@/lib/server/form-handler'
import { saveScoreEntryForm, scoreEntryForm } from '@/lib/server/score-entry-forms'

export const POST = formHandler(scoreEntryForm, saveScoreEntryForm)
