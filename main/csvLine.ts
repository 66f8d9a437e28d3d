/** Values as a line of CSV in the manner of the Big Data Bowl: NA for what is missing, TRUE and FALSE. */

export function csvLine(values: readonly (string | number | boolean | null)[]): string {
  return `${values.map(csvValue).join(',')}\n`
}

function csvValue(value: string | number | boolean | null): string {
  if (value === null) return 'NA'
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
