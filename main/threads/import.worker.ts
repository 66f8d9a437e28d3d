/** The import thread: games from files, or the demo, into the library. */
import { importInto } from '../filmRoom/importInto.ts'
import { serve } from './host.ts'

export const importHandlers = { importInto }

serve(importHandlers, async () => {})
