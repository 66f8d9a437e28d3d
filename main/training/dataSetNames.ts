/** What data sets are called in cards, figures and reads.csv: no two alike, since a name stands for one set there. */
import { resolve } from 'node:path'

/** A name for each path, in order: the last part of the path, with as many of the folders above it as tell it from the
 *  others. A path that is named twice has a number behind it the second time. The same paths give the same names. */
export function dataSetNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) => partsOf(path))
  const distinct = [...new Map(parts.map((one) => [one.join('/'), one])).values()]
  const nameOf = new Map(distinct.map((one) => [one.join('/'), shortestName(one, distinct)]))
  const names = parts.map((one) => nameOf.get(one.join('/')) as string)
  const taken = new Set(names)
  return names.map((name, i) => (names.indexOf(name) === i ? name : numbered(name, taken)))
}

/** The parts of a path from the root on; of the root itself, its own name. */
function partsOf(path: string): string[] {
  const parts = resolve(path).split(/[\\/]/)
  return parts.at(-1) === '' && parts.length > 1 ? parts.slice(0, -1) : parts
}

function shortestName(one: readonly string[], all: readonly (readonly string[])[]): string {
  const others = all.filter((other) => other !== one).map((other) => [...other])
  for (let count = 1; count < one.length; count++) {
    const name = one.slice(-count).join('/')
    if (others.every((other) => other.slice(-count).join('/') !== name)) return name
  }
  return one.join('/') || '/'
}

function numbered(name: string, taken: Set<string>): string {
  let count = 2
  while (taken.has(`${name} (${count})`)) count += 1
  taken.add(`${name} (${count})`)
  return `${name} (${count})`
}
