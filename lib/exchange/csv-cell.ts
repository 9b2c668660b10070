const NUMBER = /^-?\d+(\.\d+)?$/
const INVISIBLE = String.raw`[\s\p{Z}\p{Cc}\p{Cf}]`
/** Our own mark, then anything invisible, then a sign that spreadsheets read as a formula, or a tab or line break. */
const SUSPECT = new RegExp(`^'*${INVISIBLE}*(?:[=+\\-@]|[\\t\\r\\n])`, 'u')

/** A cell that no spreadsheet runs: an apostrophe goes before what could start a formula. Numbers stay. */
export function guardCell(text: string): string {
  if (NUMBER.test(text)) return text
  return SUSPECT.test(text.normalize('NFKC')) ? `'${text}` : text
}

/** What a guarded cell held before. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && SUSPECT.test(cell.normalize('NFKC')) ? cell.slice(1) : cell
}
