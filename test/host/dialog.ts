/** `dialog`: nobody sits before the stand-in, so each question fails, unless a test has put its answer in its place. */
import { IS_HEADED } from './chromium.ts'
import { strict } from './strict.ts'

function unanswered(name: string): (...args: object[]) => never {
  return (...args) => {
    if (IS_HEADED)
      throw new Error('There are no dialogs without Electron. Drop files on the window, or start: npm start -- FOLDER')
    const options = JSON.stringify(args.at(-1))
    throw new Error(`dialog.${name} was called, and no test has replaced it with an answer. It was asked ${options}`)
  }
}

async function ask(name: string, args: object[]): Promise<never> {
  return unanswered(name)(...args)
}

export const dialog = strict('dialog', {
  showOpenDialog: (...args: object[]) => ask('showOpenDialog', args),
  showSaveDialog: (...args: object[]) => ask('showSaveDialog', args),
  showMessageBox: (...args: object[]) => ask('showMessageBox', args),
  showOpenDialogSync: unanswered('showOpenDialogSync'),
  showSaveDialogSync: unanswered('showSaveDialogSync'),
  showMessageBoxSync: unanswered('showMessageBoxSync'),
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`)
  },
} satisfies Partial<Record<keyof Electron.Dialog, unknown>>)
