/** The picture in words: where everybody is in the frame at which the play rests. */
import { useEffect, useState } from 'react'
import type { Track } from '../../ml/football/tracking.ts'
import type { Clock } from './clock.ts'
import { coversText, jobText } from './defenders.ts'
import { type PlayerState, playerStates, shareText } from './hover.ts'
import { clockText } from './panel.ts'
import type { Scene } from './scene.ts'

export interface FrameTableProps {
  readonly scene: Pick<Scene, 'opened' | 'reading'>
  readonly clock: Clock
}

export function FrameTable({ scene, clock }: FrameTableProps) {
  const time = useRestingTime(clock)
  const players = playerStates(scene, time)
  const tracks = scene.reading?.defenders == null ? null : (scene.opened.tracking?.tracks ?? [])
  return (
    <table className="frame-table">
      <caption>
        The field at {clockText(time)}: yards beyond the line of scrimmage and from the middle of the field, as the
        offense sees it{tracks !== null && '. Percentages of jobs and of who covers whom are not calibrated'}
      </caption>
      <thead>
        <tr>
          <th scope="col">Player</th>
          <th scope="col">No.</th>
          <th scope="col">Position</th>
          <th scope="col">Side</th>
          <th scope="col">From the line</th>
          <th scope="col">From the middle</th>
          <th scope="col">Speed, yd/s</th>
          <th scope="col">Share of P(man)</th>
          {tracks !== null && (
            <>
              <th scope="col">Likely job</th>
              <th scope="col">Likely covers</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {players.map((player) => (
          <PlayerRow key={player.track} player={player} tracks={tracks} />
        ))}
      </tbody>
    </table>
  )
}

interface PlayerRowProps {
  readonly player: PlayerState
  /** The play's, where the model says what each defender does; null where it does not. */
  readonly tracks: readonly Track[] | null
}

function PlayerRow({ player, tracks }: PlayerRowProps) {
  const { name, jersey, position, side, fromLine, leftOfMiddle, speed, share, does } = player
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{jersey ?? ''}</td>
      <td>{position ?? ''}</td>
      <td>{side === 'ball' ? '' : side}</td>
      <td className="number">{fromLine === null ? '' : signed(fromLine)}</td>
      <td className="number">{asideText(leftOfMiddle)}</td>
      <td className="number">{speed === null ? '' : speed.toFixed(1)}</td>
      <td className="number">{share === null ? '' : shareText(share)}</td>
      {tracks !== null && (
        <>
          <td>{does === null ? '' : jobText(does)}</td>
          <td>{does === null ? '' : (coversText(does, tracks) ?? '')}</td>
        </>
      )}
    </tr>
  )
}

/** The time at which the clock rests, or last did: a table that changes at every tick can be read by nobody. */
function useRestingTime(clock: Clock): number {
  const [time, setTime] = useState(clock.playback.time)
  useEffect(() => {
    const take = () => {
      if (!clock.playback.isPlaying) setTime(clock.playback.time)
    }
    take()
    return clock.subscribe(take)
  }, [clock])
  return time
}

function signed(yards: number): string {
  const text = Math.abs(yards).toFixed(1)
  if (text === '0.0') return text
  return yards > 0 ? `+${text}` : `−${text}`
}

function asideText(left: number): string {
  const text = Math.abs(left).toFixed(1)
  if (text === '0.0') return text
  return `${text} ${left > 0 ? 'left' : 'right'}`
}
