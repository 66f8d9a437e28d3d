/** What was imported lately, to import it again with one press. */
import { filmRoom } from '../filmRoom.ts'
import { useProgram } from '../session/program.ts'
import { Button } from '../ui/Button.tsx'
import { asked } from './importActions.ts'
import styles from './RecentSources.module.css'

export function RecentSources() {
  const recent = useProgram((program) => program.recent)
  if (recent.length === 0) return null
  return (
    <section className={styles.recent} aria-label="Imported lately">
      <h3 className={styles.title}>Imported lately</h3>
      <ul>
        {recent.slice(0, MOST).map(({ id, name, folder }) => (
          <li key={id}>
            <Button
              weight="quiet"
              hint={`Import ${name} from ${folder} again`}
              onPress={() => void asked(filmRoom.importRecent(id))}
            >
              <span className={styles.name}>{name}</span>
              <span className={styles.folder}>{folder}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** More are in the File menu. */
const MOST = 5
