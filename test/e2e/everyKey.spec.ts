/** Every key of the table of commands does what its menu item does: the same stories, by keyboard alone. */
import { COMMANDS, type CommandId } from '../../preload/commands.ts'
import { pressOf, type Sight, seeWholeField } from './coach.ts'
import { expect, type FilmRoom, sharedFilmRoom, test } from './filmRoom.ts'
import { STORIES, type Story } from './menuStories.ts'

const filmRoom = sharedFilmRoom((library) => ({ library, size: { width: 1280, height: 720 } }))
let sight: Sight

test.beforeEach(async () => {
  const { page } = filmRoom()
  sight = await seeWholeField(page)
})

/** Adding a game has no key: here nothing was imported. */
const NO_REPORT: Story = {
  does: 'says that there is no report yet',
  tell: async ({ sight, choose }) => {
    await choose()
    await expect(sight.notices.getByText('Nothing was imported since the program was started.')).toBeVisible()
  },
}

for (const id of Object.keys(STORIES) as CommandId[]) {
  const story = id === 'show-report' ? NO_REPORT : STORIES[id]
  for (const key of COMMANDS[id].keys) {
    test(`${key === ' ' ? 'Space' : key} ${story.does}`, async () => {
      const room = withKeysForMenus(filmRoom())
      const { page } = room
      await story.tell({ room, page, sight, choose: () => page.keyboard.press(pressOf(key)) })
    })
  }
}

/** A menu item comes to the page on another way than a key, and one may overtake the other: here all go one way. */
function withKeysForMenus(room: FilmRoom): FilmRoom {
  const clickMenu = async (id: CommandId) => {
    const [key] = COMMANDS[id].keys
    if (key === undefined) await room.clickMenu(id)
    else await room.page.keyboard.press(pressOf(key))
  }
  return { ...room, clickMenu }
}
