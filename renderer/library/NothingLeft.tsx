/** No play is left: by which filters, and the way back. */
import { useShownFilters } from '../session/cutUp.ts'
import { useLibrary } from '../session/library.ts'
import { changeView } from '../session/view.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { NO_FILTERS } from './filters.ts'
import { filterWords } from './filterWords.ts'

export function NothingLeft() {
  const filters = useShownFilters()
  const isLoading = useLibrary((library) => library.isLoading)
  const words = filterWords(filters)
  if (words.length === 0) return <EmptyState title={isLoading ? 'Opening the library' : 'No plays in this game'} />
  return (
    <EmptyState title="No play passes all filters" icon="search">
      <p>Set: {words.map(({ text }) => text).join('; ')}.</p>
      <p>Take one off, or clear them all.</p>
      <Button weight="primary" onPress={() => changeView({ filters: NO_FILTERS })}>
        Clear filters
      </Button>
    </EmptyState>
  )
}
