/** The Electron shell: what must be settled before Electron is ready, and the one program that runs then.
 *  Electron becomes ready only when this file has run to its end: nothing here may wait for that. */
import '../telemetryOff.ts'
import { join } from 'node:path'
import { app, dialog, protocol } from 'electron'
import type { Fault } from '../../ml/base/fault.ts'
import { LINK_SCHEME } from '../../ml/football/playLink.ts'
import { logIn } from '../log.ts'
import { makeFolder } from '../makeFolder.ts'
import { userFolder } from '../places.ts'
import { thrownFault } from '../thrownFault.ts'
import { launchFrom, programArguments } from './launchArguments.ts'
import { liveWith } from './lifecycle.ts'
import { SCHEME_PRIVILEGES } from './protocol.ts'

const start = { args: programArguments(process.argv, app.isPackaged), folder: process.cwd() }
const launch = launchFrom(start)
const folder = launch.profile ?? userFolder()
// what Chromium keeps of its own stays apart from the library
const browserFolder = join(folder, 'browser')
const obstacle = obstacleTo(browserFolder)
if (obstacle === null) begin()
else {
  dialog.showErrorBox('Presnap cannot start', `${obstacle.where ?? folder}: ${obstacle.what} ${obstacle.next}`)
  app.exit(1)
}

function begin(): void {
  app.setPath('userData', folder)
  app.setPath('sessionData', browserFolder)
  // the installer's shortcuts have it, too: so the windows of all of them are one program's in the taskbar
  if (process.platform === 'win32') app.setAppUserModelId('football.presnap')
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([SCHEME_PRIVILEGES])

  const isFirst = app.requestSingleInstanceLock(start)
  // another instance has it all by then
  if (!isFirst) {
    app.quit()
    return
  }
  // in development the system would start Electron without this program
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
  const echo = app.isPackaged ? undefined : (line: string) => process.stderr.write(line)
  liveWith({ userFolder: folder, launch, log: logIn(join(folder, 'logs'), echo) })
}

/** Makes a folder, or says why it cannot be made. */
function obstacleTo(path: string): Fault | null {
  try {
    makeFolder(path)
    return null
  } catch (error) {
    const fault = thrownFault(error, null)
    if (fault === null) throw error
    return fault
  }
}
