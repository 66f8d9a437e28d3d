/** The play's headline: when, where, who, how it was lined up and how it ended. */
import type { OpenedPlay } from '../../preload/values.ts'
import { formationText, timeText } from '../library/playWords.ts'
import { resultText, situationText } from './playWords.ts'
import styles from './ReadPanel.module.css'

export function Headline({ opened: { row, isSimulated } }: { readonly opened: OpenedPlay }) {
  const { play } = row
  const teams = [play.offenseTeam, play.defenseTeam].filter((team) => team !== null).join(' vs ')
  const formation = [formationText(play.offenseFormation ?? ''), play.receiverAlignment].filter(Boolean)
  const result = [resultText(play), play.isNullifiedByPenalty === true ? 'no play (penalty)' : null]
  const details = [formation.join(' '), result.filter((part) => part !== null).join(', ')].filter((part) => part !== '')
  return (
    <header className={styles.headline}>
      <p className={styles.when}>
        {[timeText(play), teams].filter((part) => part !== '').join(' · ')}
        {isSimulated && <span className={styles.chip}>simulated</span>}
        {row.isSnapEstimated && <span className={styles.chip}>snap estimated</span>}
      </p>
      <h2 className={styles.situation}>{situationText(play)}</h2>
      {details.length > 0 && <p>{details.join(' · ')}</p>}
      {play.description !== null && <p className={styles.description}>{play.description}</p>}
    </header>
  )
}
