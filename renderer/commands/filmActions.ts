/** What the keys of the list and the view do. */
import type { PlayRow } from '../../preload/values.ts'
import { neighbour } from '../library/cutUpOf.ts'
import { NO_FILTERS } from '../library/filters.ts'
import { camera } from '../replay/cameraControl.ts'
import { currentCutUp, currentSuspects } from '../session/cutUp.ts'
import { openPlay } from '../session/openPlay.ts'
import { changeView, toggle, useView } from '../session/view.ts'
import type { Actions } from './actions.ts'

export const filmActions = {
  'next-play': () => step(currentCutUp(), 1),
  'previous-play': () => step(currentCutUp(), -1),
  'next-suspect': () => step(currentSuspects(), 1),
  'previous-suspect': () => step(currentSuspects(), -1),
  'show-plays': () => changeView({ list: 'plays', showsList: true }),
  'show-suspects': () => changeView({ list: 'suspects', showsList: true }),
  'show-games': () => changeView({ list: 'games', showsList: true }),
  'clear-filters': () => changeView({ filters: NO_FILTERS }),
  'zoom-in': () => camera.zoom(1),
  'zoom-out': () => camera.zoom(-1),
  'zoom-fit': () => camera.fit(),
  'zoom-field': () => camera.wholeField(),
  'pan-left': () => camera.pan(-1, 0),
  'pan-right': () => camera.pan(1, 0),
  'pan-up': () => camera.pan(0, -1),
  'pan-down': () => camera.pan(0, 1),
  'toggle-side': () => toggle('isTrueSide'),
  'toggle-trails': () => toggle('showsTrails'),
  'toggle-shares': () => toggle('showsShares'),
  'toggle-match-ups': () => toggle('showsMatchUps'),
  'toggle-table': () => toggle('showsTable'),
  'toggle-list': () => toggle('showsList'),
  'toggle-read': () => toggle('showsRead'),
} satisfies Actions

function step(rows: readonly PlayRow[], by: 1 | -1): void {
  const next = neighbour(rows, useView.getState().play, by)
  if (next === null) return
  const { gameId, playId } = next.play
  void openPlay({ gameId, playId })
}
