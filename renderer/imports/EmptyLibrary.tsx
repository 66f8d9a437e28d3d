/** An empty library: the demo game on its way, or the three ways to get a game in. */

import type { ImportProgress } from '../../preload/values.ts'
import { runCommand } from '../commands/actions.ts'
import { useWork } from '../session/work.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import styles from './EmptyLibrary.module.css'
import { progressText } from './importWords.ts'
import { RecentSources } from './RecentSources.tsx'

export function EmptyLibrary() {
  const importing = useWork((work) => work.importing)
  return <div className={styles.empty}>{importing === null ? <WaysIn /> : <OnItsWay {...importing} />}</div>
}

function OnItsWay(importing: ImportProgress) {
  const isDemo = importing.stage === 'simulating'
  return (
    <EmptyState title={isDemo ? 'Making the simulated demo game' : 'Your first game is coming in'}>
      <p>
        {isDemo
          ? 'An invented game, so that you can try everything right away. It opens by itself.'
          : 'Plays show up here as soon as their game is complete.'}
      </p>
      <ProgressBar label={progressText(importing)} share={importing.share} />
      <p>{progressText(importing)}</p>
    </EmptyState>
  )
}

function WaysIn() {
  return (
    <>
      <EmptyState title="No games yet">
        <p>Import a Big Data Bowl folder, its CSV or Parquet files, or the zip as you downloaded it.</p>
        <div className={styles.ways}>
          <Button weight="primary" onPress={() => runCommand('import-folder')}>
            Import a folder
          </Button>
          <Button onPress={() => runCommand('import-files')}>Import files or a zip</Button>
        </div>
        <p>Or drop files and folders anywhere on this window.</p>
        <p>Nothing at hand? Try an invented game.</p>
        <Button onPress={() => runCommand('add-demo')}>Add the simulated demo game</Button>
      </EmptyState>
      <RecentSources />
    </>
  )
}
