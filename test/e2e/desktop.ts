/** The desktop around the program, played by the test: it answers dialogs and notes what it is asked to show. */
import type { ElectronApplication } from '@playwright/test'

/** Answers in the order in which dialogs will come; null closes one without an answer. */
export interface DialogAnswers {
  /** Paths chosen in dialogs that open. */
  readonly open?: readonly (readonly string[] | null)[]
  /** Path chosen in dialogs that save. */
  readonly save?: readonly (string | null)[]
  /** Number of the button pressed. */
  readonly message?: readonly number[]
}

export interface Asked {
  readonly kind: 'open' | 'save' | 'message' | 'error' | 'show'
  /** Title of a dialog, path of a file shown. */
  readonly what: string
  /** The name that a save dialog suggests. */
  readonly suggested?: string
}

interface Desktop {
  readonly open: (readonly string[] | null)[]
  readonly save: (string | null)[]
  readonly message: number[]
  readonly asked: Asked[]
  /** Dialogs for which there was no answer. */
  readonly unanswered: string[]
}

declare global {
  /** In main, while a test drives it. */
  var desktopOfTest: Desktop
}

/** Takes the desktop's place in main. */
export async function answerDialogs(app: ElectronApplication, answers: DialogAnswers): Promise<void> {
  await app.evaluate(({ dialog, shell }) => {
    const desktop: Desktop = { open: [], save: [], message: [], asked: [], unanswered: [] }
    globalThis.desktopOfTest = desktop
    const next = (kind: 'open' | 'save' | 'message', args: unknown[]) => {
      const options = args.at(-1) as { title?: string; message?: string; defaultPath?: string }
      const what = options.title ?? options.message ?? ''
      desktop.asked.push({
        kind,
        what,
        ...(options.defaultPath === undefined ? {} : { suggested: options.defaultPath }),
      })
      if (desktop[kind].length === 0) desktop.unanswered.push(`${kind} "${what}"`)
      return desktop[kind].shift() ?? null
    }
    dialog.showOpenDialog = async (...args: unknown[]) => {
      const filePaths = next('open', args) as string[] | null
      return { canceled: filePaths === null, filePaths: filePaths ?? [] }
    }
    dialog.showSaveDialog = async (...args: unknown[]) => {
      const filePath = next('save', args) as string | null
      return { canceled: filePath === null, filePath: filePath ?? '' }
    }
    dialog.showMessageBox = async (...args: unknown[]) => {
      return { response: Number(next('message', args) ?? 0), checkboxChecked: false }
    }
    dialog.showErrorBox = (title, content) => {
      desktop.asked.push({ kind: 'error', what: `${title}: ${content}` })
      desktop.unanswered.push(`error "${title}: ${content}"`)
    }
    shell.showItemInFolder = (path) => {
      desktop.asked.push({ kind: 'show', what: path })
    }
  })
  await queueAnswers(app, answers)
}

export function queueAnswers(app: ElectronApplication, answers: DialogAnswers): Promise<void> {
  return app.evaluate((_electron, { open = [], save = [], message = [] }) => {
    globalThis.desktopOfTest.open.push(...open)
    globalThis.desktopOfTest.save.push(...save)
    globalThis.desktopOfTest.message.push(...message)
  }, answers)
}
