/** The page: hears main, mounts the film room, and goes back to where the coach was. */
import './ui/theme.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { listenForCommands } from './commands/listen.ts'
import { beginSession } from './session/begin.ts'
import { followTheme } from './ui/followTheme.ts'

const place = document.getElementById('room')
if (place === null) throw new Error('index.html has no #room')
followTheme()
listenForCommands()
createRoot(place).render(<App />)
void beginSession()
// on its way while the library is asked for its plays
void import('./replay/stage.ts')
