/** The film room: the game on the left, the field with its timeline in the middle, the read on the right. */
import styles from './App.module.css'
import { Dialogs } from './Dialogs.tsx'
import { DropTarget } from './imports/DropTarget.tsx'
import { ListPanel } from './library/ListPanel.tsx'
import { ReadPanel } from './read/ReadPanel.tsx'
import { FieldPanel } from './replay/FieldPanel.tsx'
import { useView } from './session/view.ts'
import { Timeline } from './timeline/Timeline.tsx'
import { Transport } from './timeline/Transport.tsx'
import { Announcer } from './ui/Announcer.tsx'
import { Notices } from './ui/Notices.tsx'
import { StatusBar } from './ui/StatusBar.tsx'

export function App() {
  const showsList = useView((view) => view.showsList)
  const showsRead = useView((view) => view.showsRead)
  return (
    <DropTarget>
      <div className={styles.room}>
        {showsList && <ListPanel />}
        <main className={styles.film} aria-label="Film">
          <h1 className="visually-hidden">Presnap film room</h1>
          <FieldPanel />
          <Transport />
          <Timeline />
        </main>
        {showsRead && <ReadPanel />}
      </div>
      <StatusBar />
      <Notices />
      <Announcer />
      <Dialogs />
    </DropTarget>
  )
}
