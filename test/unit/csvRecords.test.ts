import { expect, test } from 'vitest'
import { csvLine } from '../../main/csvLine.ts'
import { type CsvRecord, csvRecords } from '../../main/csvRecords.ts'

const cells = (text: string) => records(text).map((record) => record.cells)

function records(text: string): CsvRecord[] {
  const answer = csvRecords(text)
  if (!answer.ok) throw new Error(`line ${answer.fault.line}: ${answer.fault.what}`)
  return answer.value
}

test('reads back whatever csvLine writes', () => {
  const rows = [
    ['plain', '', ' spaces ', '0'],
    ['a, b', 'say "man"', 'two\nlines', 'three\r\nlines\r'],
    ['"', '""', ',', '\n'],
    ['Ä', '\u{1F3C8}', '=1+1', "it's"],
  ]
  expect(cells(rows.map(csvLine).join(''))).toEqual(rows)
})

test('takes the line ends of any system, with or without one at the end', () => {
  const rows = [
    ['a', 'b'],
    ['1', '2'],
  ]
  for (const end of ['\n', '\r\n', '\r']) {
    expect(cells(`a,b${end}1,2${end}`)).toEqual(rows)
    expect(cells(`a,b${end}1,2`)).toEqual(rows)
  }
})

test('leaves out a byte order mark and empty lines', () => {
  expect(cells('\uFEFF"a",b\n\n1,2\n\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
})

test('counts the lines of the file, so that a record after a line break in quotes has its own line', () => {
  expect(records('a\n"x\ny\r\nz"\nb\n').map(({ line }) => line)).toEqual([1, 2, 5])
})

test('an empty value in quotes is a value, and a comma at the end has one behind it', () => {
  expect(cells('""\n,\n')).toEqual([[''], ['', '']])
})

test('a quote that never ends, or text around quotes, is a fault with its line', () => {
  for (const [text, line] of [
    ['a\n"x,1\n2,3\n', 2],
    ['a\nb\n"x"y,1\n', 3],
    ['a\nx"y,1\n', 2],
  ] as const) {
    expect(csvRecords(text)).toMatchObject({ ok: false, fault: { line } })
  }
})
