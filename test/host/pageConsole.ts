/** What a page prints, as `console-message`. */
import type { EventEmitter } from 'node:events'
import type { Page } from './page.ts'

interface Printed {
  readonly type: string
  readonly args: readonly { readonly value?: unknown; readonly description?: string }[]
  readonly stackTrace?: { readonly callFrames: readonly { readonly url: string; readonly lineNumber: number }[] }
}

interface Thrown {
  readonly exceptionDetails: {
    readonly text: string
    readonly url?: string
    readonly lineNumber: number
    readonly exception?: { readonly description?: string }
  }
}

interface Entry {
  readonly entry: { readonly level: string; readonly text: string; readonly url?: string; readonly lineNumber?: number }
}

const LEVELS: Readonly<Record<string, string>> = {
  warning: 'warning',
  error: 'error',
  assert: 'error',
  debug: 'debug',
  verbose: 'debug',
}
const NUMBERS: Readonly<Record<string, number>> = { debug: 0, info: 1, warning: 2, error: 3 }

export function listenToConsole(page: Page, contents: EventEmitter): void {
  const tell = (type: string, message: string, place: { url: string; line: number }) => {
    const level = LEVELS[type] ?? 'info'
    const details = { level, message, lineNumber: place.line, sourceId: place.url }
    contents.emit('console-message', details, NUMBERS[level], message, place.line, place.url)
  }
  page.on<Printed>('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const text = args.map(({ value, description }) => `${value ?? description ?? value}`).join(' ')
    const frame = stackTrace?.callFrames[0]
    tell(type, text, { url: frame?.url ?? '', line: frame?.lineNumber ?? 0 })
  })
  page.on<Thrown>('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, url = '', lineNumber } }) =>
    tell('error', `${text} ${exception?.description ?? ''}`.trim(), { url, line: lineNumber }),
  )
  // what Chromium itself says: refused by a policy, not found, ...
  page.on<Entry>('Log.entryAdded', ({ entry: { level, text, url = '', lineNumber = 0 } }) =>
    tell(level, text, { url, line: lineNumber }),
  )
  page.tell('Log.enable')
}
