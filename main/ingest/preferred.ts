/** Which of two records of one thing counts: a table can have several rows for one game, play or player. */

/** The record that says more; of two that say as much, the one whose text comes first. It does not matter which of them
 *  was read first. */
export function preferred<Record extends object>(a: Record, b: Record): Record {
  const [gapsOfA, gapsOfB] = [gapsOf(a), gapsOf(b)]
  if (gapsOfA !== gapsOfB) return gapsOfA < gapsOfB ? a : b
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b
}

/** Adds a record to those with its key, of which one counts. */
export function putPreferred<Key, Record extends object>(map: Map<Key, Record>, key: Key, record: Record): void {
  const known = map.get(key)
  map.set(key, known === undefined ? record : preferred(known, record))
}

function gapsOf(record: object): number {
  let gaps = 0
  for (const value of Object.values(record)) {
    if (value === null) gaps++
    else if (typeof value === 'object') gaps += gapsOf(value as object)
  }
  return gaps
}
