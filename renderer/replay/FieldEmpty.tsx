/** What stands where the field would be while there is no play to replay: why, and what to do. */
import { runCommand } from '../commands/actions.ts'
import { EmptyLibrary } from '../imports/EmptyLibrary.tsx'
import { useLibrary } from '../session/library.ts'
import { useOpenPlay } from '../session/openPlay.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** Nothing where the open play has tracking. */
export function FieldEmpty() {
  const opened = useOpenPlay((open) => open.opened)
  const fault = useOpenPlay((open) => open.fault)
  const isLoading = useLibrary((library) => library.isLoading)
  const isEmpty = useLibrary((library) => library.games.length === 0)
  if (opened !== null) return opened.tracking === null ? <NoTracking /> : null
  if (fault !== null)
    return (
      <EmptyState title={fault.what} icon="warning">
        {fault.where !== undefined && <p>{fault.where}</p>}
        <p>{fault.next}</p>
      </EmptyState>
    )
  if (isLoading) return <EmptyState title="Opening the library" />
  if (isEmpty) return <EmptyLibrary />
  return (
    <EmptyState title="No play is open">
      <NextPlay />
    </EmptyState>
  )
}

function NoTracking() {
  return (
    <EmptyState title="This play has no tracking">
      <p>Its record came without tracks, so there is nothing to replay and nothing to read.</p>
      <p>Import the tracking file of its game, and the play fills in.</p>
      <Button weight="primary" onPress={() => runCommand('import-files')}>
        Import files
      </Button>
      <NextPlay />
    </EmptyState>
  )
}

function NextPlay() {
  return <Button onPress={() => runCommand('next-play')}>Next play</Button>
}
