/** The import thread: games from files, or the demo, into the library. */
import { importInto } from '../filmRoom/importInto.ts'
import { serve } from './host.ts'
import { standBack } from './standBack.ts'

export const importHandlers = { importInto }

standBack()
serve(importHandlers, async () => {})
