/** What is seen or saved when a menu item is chosen: the closed table, put together from those of the menus. */
import type { Page } from '@playwright/test'
import type { CommandId } from '../../preload/commands.ts'
import type { Sight } from './coach.ts'
import type { FilmRoom } from './filmRoom.ts'
import { FILE_STORIES } from './menuStoriesOfFiles.ts'
import { FILM_STORIES } from './menuStoriesOfFilm.ts'
import { PLAY_STORIES } from './menuStoriesOfPlay.ts'

export interface Told {
  readonly room: FilmRoom
  readonly page: Page
  readonly sight: Sight
  /** Chooses the item that the story is about. */
  choose(): Promise<void>
}

export interface Story {
  /** Ends the sentence that begins with the item. */
  readonly does: string
  /** Leaves the film room about as it found it. */
  tell(told: Told): Promise<void>
}

export const STORIES = {
  ...PLAY_STORIES,
  ...FILM_STORIES,
  ...FILE_STORIES,
} satisfies Readonly<Record<CommandId, Story>>
