/** Search and filters. Folded, it shows what is set; open, everything that can be. */
import { useId, useState } from 'react'
import { changeView, useView } from '../session/view.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './FilterBar.module.css'
import { FilterControls } from './FilterControls.tsx'
import { NO_FILTERS } from './filters.ts'
import { filterWords } from './filterWords.ts'
import { SearchField } from './SearchField.tsx'

/** Below this height of the window the list needs the room more: pixels. */
const ROOMY_HEIGHT = 860

export function FilterBar() {
  const filters = useView((view) => view.filters)
  const [isOpen, setOpen] = useState(() => window.innerHeight >= ROOMY_HEIGHT)
  const id = useId()
  const words = filterWords(filters).filter(({ name }) => name !== 'text')
  return (
    <search className={styles.bar} aria-label="Plays">
      <div className={styles.top}>
        <SearchField />
        <Button
          weight="quiet"
          aria-expanded={isOpen}
          {...(isOpen ? { 'aria-controls': id } : {})}
          onPress={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'down' : 'right'} size={12} />
          Filters{words.length > 0 && ` (${words.length})`}
        </Button>
      </div>
      {isOpen && <FilterControls id={id} />}
      {!isOpen && words.length > 0 && (
        <div className={styles.chips}>
          {words.map(({ name, text, without }) => (
            <Button key={name} hint={`Take off the filter "${text}"`} onPress={() => changeView({ filters: without })}>
              {text}
              <Icon name="cross" size={9} />
            </Button>
          ))}
          <Button weight="quiet" onPress={() => changeView({ filters: NO_FILTERS })}>
            Clear filters
          </Button>
        </div>
      )}
    </search>
  )
}
