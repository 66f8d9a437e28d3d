/** Every menu item does what it says, and the menus say which switches are on. */
import { COMMANDS } from '../../preload/commands.ts'
import { type Sight, seeWholeField } from './coach.ts'
import { expect, sharedFilmRoom, test } from './filmRoom.ts'
import { checkedItems } from './menuItems.ts'
import { STORIES } from './menuStories.ts'

const filmRoom = sharedFilmRoom((library) => ({ library, size: { width: 1280, height: 720 } }))
let sight: Sight

test.beforeEach(async () => {
  const { page } = filmRoom()
  sight = await seeWholeField(page)
})

for (const [id, story] of Object.entries(STORIES)) {
  test(`the item "${COMMANDS[id as keyof typeof STORIES].label}" ${story.does}`, async () => {
    const room = filmRoom()
    await story.tell({ room, page: room.page, sight, choose: () => room.clickMenu(id as keyof typeof STORIES) })
  })
}

test('check marks in the menus follow what is on screen', async () => {
  const { app, page } = filmRoom()
  const atFirst = ['show-plays', 'toggle-trails', 'toggle-shares', 'toggle-match-ups', 'toggle-list', 'toggle-read']
  await expect.poll(() => checkedItems(app)).toEqual(atFirst)
  for (const key of ['r', 'd', '2', 'Control+2']) await page.keyboard.press(key)
  const then = ['show-suspects', 'toggle-side', 'toggle-shares', 'toggle-match-ups', 'toggle-list']
  await expect.poll(() => checkedItems(app)).toEqual(then)
  for (const key of ['r', 'd', '1', 'Control+2']) await page.keyboard.press(key)
  await expect.poll(() => checkedItems(app)).toEqual(atFirst)
})
