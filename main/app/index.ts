/** The Electron shell. */
import { app } from 'electron'

await app.whenReady()
