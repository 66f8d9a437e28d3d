/** CSV that spreadsheets open as it is meant: RFC 4180, UTF-8 with its mark, and no text that runs as a formula. */

/** Without it Excel takes UTF-8 for the system's code page. */
const BYTE_ORDER_MARK = '\ufeff'
/** A cell that begins so is a formula to Excel, LibreOffice or Google Sheets; notes and team names come from anywhere. */
const FORMULA_START = /^[=+\-@\t\r\n]/

/** Rows of cells as the bytes of a file; null makes an empty cell. Numbers stay numbers, also negative ones. */
export function spreadsheetBytes(rows: readonly (readonly (string | number | null)[])[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map((cells) => `${cells.map(cellText).join(',')}\r\n`)
  return new TextEncoder().encode(BYTE_ORDER_MARK + lines.join(''))
}

function cellText(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // an apostrophe is how spreadsheets themselves mark a cell as text
  const text = FORMULA_START.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
