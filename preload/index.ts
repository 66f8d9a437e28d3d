/** The bridge: gives the page one function a call of the contract, and nothing else. */
import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron'
import { CALLS, DROP_CHANNEL, EVENTS, type EventName } from './contract.ts'

const calls = Object.fromEntries(
  Object.keys(CALLS).map((name) => [name, (argument: unknown) => ipcRenderer.invoke(name, argument ?? null)]),
)

function on(name: EventName, listener: (value: unknown) => void): () => void {
  if (!Object.hasOwn(EVENTS, name)) throw new Error(`there is no event "${name}"`)
  const hear = (_event: IpcRendererEvent, value: unknown) => listener(value)
  ipcRenderer.on(name, hear)
  return () => ipcRenderer.off(name, hear)
}

function importDropped(files: readonly File[]): Promise<unknown> {
  const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')
  return ipcRenderer.invoke(DROP_CHANNEL, paths)
}

contextBridge.exposeInMainWorld('filmRoom', { ...calls, on, importDropped })
