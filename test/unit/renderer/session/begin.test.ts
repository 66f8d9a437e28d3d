import { expect, test, vi } from 'vitest'
import { failed, ok } from '../../../../ml/base/result.ts'
import { packed } from '../../../../preload/packet.ts'
import { DEFAULT_SETTINGS } from '../../../../preload/settings.ts'

const START = {
  ...{ version: '1.2.3', platform: 'test', settings: DEFAULT_SETTINGS, view: null },
  ...{ recent: [], games: [], flags: [], importing: null, open: null },
}
const main = vi.hoisted(() => {
  const filmRoom = {}
  vi.stubGlobal('window', { filmRoom })
  return { filmRoom, path: '/a.presnap', model: null as unknown, hears: new Map<string, (value: unknown) => void>() }
})
Object.assign(main.filmRoom, {
  on: (name: string, hear: (value: unknown) => void) => main.hears.set(name, hear),
  start: async () => ok({ ...START, library: { name: 'library', path: main.path, isEmpty: true, readOnly: null } }),
  listGames: async () => ok([]),
  listFlags: async () => ok([]),
  model: async () => main.model,
  setChecked: async () => ok(null),
  saveView: async () => ok(null),
})
main.model = ok(null)
vi.stubGlobal('fetch', async () => new Response(packed([])))

const { beginSession } = await import('../../../../renderer/session/begin.ts')
const { useLibrary } = await import('../../../../renderer/session/library.ts')
const { useWork } = await import('../../../../renderer/session/work.ts')
const { openDialog, useView } = await import('../../../../renderer/session/view.ts')

test('the report of a library goes with it, and no other dialog does', async () => {
  await beginSession()
  const dialogAfter = async (dialog: 'evaluation' | 'settings', path: string) => {
    openDialog(dialog)
    main.path = path
    main.hears.get('libraryChanged')?.(null)
    await vi.waitFor(() => expect(useLibrary.getState()).toMatchObject({ path, isLoading: false }))
    return useView.getState().dialog
  }
  expect([
    await dialogAfter('evaluation', '/a.presnap'),
    await dialogAfter('evaluation', '/b.presnap'),
    await dialogAfter('settings', '/c.presnap'),
  ]).toEqual(['evaluation', null, 'settings'])
})

test('a model that cannot be opened is no model that is opening, until another one is there', async () => {
  const fault = { kind: 'model-unknown', what: 'There is no such model.', next: 'Choose another one.' }
  main.model = failed(fault)
  main.hears.get('libraryChanged')?.(null)
  await vi.waitFor(() => expect(useWork.getState()).toMatchObject({ model: null, modelFault: fault }))
  const another = { name: null }
  main.hears.get('modelChanged')?.(another)
  expect(useWork.getState()).toMatchObject({ model: another, modelFault: null })
})
