/** What `contextBridge` does to values that cross it: functions become proxies, everything else is copied and frozen,
 *  prototypes are lost. It goes into the page as text. */

export function exposed(value: unknown): unknown {
  return bridged(value, true)
}

function bridged(value: unknown, isFrozen: boolean): unknown {
  if (typeof value === 'function') return bridgedFunction(value as (...args: unknown[]) => unknown)
  if (typeof value === 'symbol') throw new Error('A symbol cannot be sent over the context bridge')
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Promise) return bridgedPromise(value)
  if (value instanceof Error) return new Error(value.message)
  // a Blob, a File or an element crosses as itself
  if (value instanceof Blob || value instanceof Element) return value
  if (Array.isArray(value))
    return frozen(
      value.map((part) => bridged(part, isFrozen)),
      isFrozen,
    )
  const isStructured = ArrayBuffer.isView(value) || /^(ArrayBuffer|Date|Map|Set|RegExp)$/.test(value.constructor?.name)
  if (isStructured) return structuredClone(value)
  const entries = Object.entries(value).map(([key, part]) => [key, bridged(part, isFrozen)])
  return frozen(Object.fromEntries(entries), isFrozen)
}

function bridgedFunction(original: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
  return (...args) => {
    try {
      return bridged(original(...args.map((arg) => bridged(arg, false))), false)
    } catch (error) {
      throw error instanceof Error ? new Error(error.message) : error
    }
  }
}

function bridgedPromise(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => bridged(value, false),
    (error) => {
      throw bridged(error, false)
    },
  )
}

function frozen(value: object, isFrozen: boolean): object {
  return isFrozen ? Object.freeze(value) : value
}
