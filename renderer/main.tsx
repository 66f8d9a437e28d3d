/** The page: mounts the film room. */
import { createRoot } from 'react-dom/client'

const place = document.getElementById('room')
if (place === null) throw new Error('index.html has no #room')
createRoot(place).render(<main>Presnap</main>)
