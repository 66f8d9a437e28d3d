/** Values as text and back, with all that Electron's structured clone keeps. It runs on both sides of the wire, and goes
 *  into the page as text: it may use nothing from outside this file. */

export interface Bytes {
  toBase64(bytes: Uint8Array): string
  fromBase64(text: string): Uint8Array
}

/** A value that JSON does not have: what it is, and the value in parts. */
interface Tagged {
  readonly $: string
  readonly v?: unknown
}

export function encoded(value: unknown, bytes: Bytes): string {
  return JSON.stringify(taggedFrom(value, bytes))
}

export function decoded(text: string, bytes: Bytes): unknown {
  return valueFrom(JSON.parse(text), bytes)
}

function taggedFrom(value: unknown, bytes: Bytes): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : tag('number', Object.is(value, -0) ? '-0' : `${value}`)
  if (value === undefined) return tag('undefined')
  if (typeof value === 'bigint') return tag('bigint', `${value}`)
  if (typeof value !== 'object') throw new Error('An object could not be cloned.')
  return Array.isArray(value) ? Array.from(value, (part) => taggedFrom(part, bytes)) : taggedFromObject(value, bytes)
}

function taggedFromObject(value: object, bytes: Bytes): unknown {
  if (ArrayBuffer.isView(value)) {
    const kind = Object.prototype.toString.call(value).slice(8, -1)
    return tag(kind, bytes.toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)))
  }
  if (value instanceof ArrayBuffer) return tag('ArrayBuffer', bytes.toBase64(new Uint8Array(value)))
  if (value instanceof Date) return tag('Date', value.getTime())
  if (value instanceof Error) return tag('Error', [value.name, value.message])
  if (value instanceof Map) return tag('Map', taggedFrom([...value], bytes))
  if (value instanceof Set) return tag('Set', taggedFrom([...value], bytes))
  if (Object.prototype.toString.call(value) !== '[object Object]') throw new Error('An object could not be cloned.')
  const entries = Object.entries(value).map(([key, part]) => [key, taggedFrom(part, bytes)] as const)
  return '$' in value ? tag('object', entries) : Object.fromEntries(entries)
}

function valueFrom(tagged: unknown, bytes: Bytes): unknown {
  if (tagged === null || typeof tagged !== 'object') return tagged
  if (Array.isArray(tagged)) return tagged.map((part) => valueFrom(part, bytes))
  if ('$' in tagged) return valueFromTag(tagged as Tagged, bytes)
  return Object.fromEntries(Object.entries(tagged).map(([key, part]) => [key, valueFrom(part, bytes)]))
}

function valueFromTag({ $: kind, v }: Tagged, bytes: Bytes): unknown {
  if (kind === 'undefined') return undefined
  if (kind === 'number') return Number(v)
  if (kind === 'bigint') return BigInt(v as string)
  if (kind === 'Date') return new Date(v as number)
  if (kind === 'Map') return new Map(valueFrom(v, bytes) as [unknown, unknown][])
  if (kind === 'Set') return new Set(valueFrom(v, bytes) as unknown[])
  if (kind === 'object')
    return Object.fromEntries((v as [string, unknown][]).map(([key, part]) => [key, valueFrom(part, bytes)]))
  if (kind === 'Error') {
    const [name, message] = v as [string, string]
    return Object.assign(new Error(message), { name })
  }
  // a copy of its own: typed arrays start only at multiples of their width
  const buffer = bytes.fromBase64(v as string).slice().buffer
  if (kind === 'ArrayBuffer') return buffer
  const classes = globalThis as unknown as Record<string, new (buffer: ArrayBufferLike) => unknown>
  const Columns = classes[kind]
  if (Columns === undefined) throw new Error(`there is no ${kind}`)
  return new Columns(buffer)
}

function tag(kind: string, v?: unknown): Tagged {
  return { $: kind, v }
}
