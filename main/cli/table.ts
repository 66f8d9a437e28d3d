/** Tables for people: columns as wide as their widest value, numbers to the right. */

/** Rows under headings; an empty list is one sentence. */
export function textTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const isNumber = headings.map((_, column) => rows.every((row) => /^[-+]?[\d.,:]*( %)?$/.test(row[column] ?? '')))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return [line(headings), rule, ...rows.map(line)].join('\n')
}

/** A value, or a dash where there is none. */
export function orDash(value: string | number | null): string {
  return value === null ? '-' : String(value)
}
