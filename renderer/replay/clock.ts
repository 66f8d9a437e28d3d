/** Placeholder until the replay is merged. */
import type { Playback, PlaybackCommand } from './playback.ts'

export class Clock {
  playback: Playback = {
    time: 0,
    isPlaying: false,
    speed: 1,
    direction: 1,
    start: 0,
    end: 0,
    markIn: null,
    markOut: null,
  }

  load(playback: Playback): void {
    this.playback = playback
  }

  apply(_command: PlaybackCommand): void {}

  subscribe(_listener: (playback: Playback) => void): () => void {
    return () => undefined
  }
}
