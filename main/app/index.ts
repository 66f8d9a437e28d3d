/** The Electron shell: what must be settled before Electron is ready, and the one program that runs then.
 *  Electron becomes ready only when this file has run to its end: nothing here may wait for that. */
import { join } from 'node:path'
import { app, protocol } from 'electron'
import { logIn } from '../log.ts'
import { makeFolder } from '../makeFolder.ts'
import { userFolder } from '../places.ts'
import { launchFrom, programArguments } from './launchArguments.ts'
import { liveWith } from './lifecycle.ts'
import { SCHEME_PRIVILEGES } from './protocol.ts'

const start = { args: programArguments(process.argv, app.isPackaged), folder: process.cwd() }
const launch = launchFrom(start)
const folder = launch.profile ?? userFolder()
makeFolder(folder)
app.setPath('userData', folder)
// what Chromium keeps of its own stays apart from the library
makeFolder(join(folder, 'browser'))
app.setPath('sessionData', join(folder, 'browser'))
app.enableSandbox()
protocol.registerSchemesAsPrivileged([SCHEME_PRIVILEGES])

const isFirst = app.requestSingleInstanceLock(start)
// another instance has it all by then
if (!isFirst) app.quit()
else {
  const echo = app.isPackaged ? undefined : (line: string) => process.stderr.write(line)
  liveWith({ userFolder: folder, launch, log: logIn(join(folder, 'logs'), echo) })
}
