import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { handlersOf } from '../../../main/ipc/handlers.ts'
import { openPaths } from '../../../main/ipc/opening.ts'
import { failed, ok } from '../../../ml/base/result.ts'
import { gameId } from '../../../ml/football/ids.ts'
import { DEFAULT_SETTINGS } from '../../../preload/settings.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { FAULT, notingShell } from '../../builders/shell.ts'

async function room(over: Omit<Parameters<typeof notingShell>[0], 'folder'> = {}) {
  const folder = temporaryFolder()
  const shell = await notingShell({ folder, ...over })
  return { folder, shell, handlers: handlersOf(shell) }
}

it('starts with everything that the page needs', async () => {
  const { handlers } = await room()
  expect(await handlers.start(null)).toEqual(
    ok({
      version: '1.2.3',
      platform: 'test',
      library: {
        name: 'library.presnap',
        path: expect.stringMatching(/library\.presnap$/),
        isEmpty: true,
        readOnly: null,
      },
      settings: DEFAULT_SETTINGS,
      view: null,
      recent: [],
      games: [],
      flags: [],
      importing: null,
      open: null,
    }),
  )
})

it('lets a page hear menus and another library that could not start with the one there is', async () => {
  const { shell, handlers } = await room({ open: async () => failed(FAULT) })
  expect(await handlers.start(null)).toEqual(failed(FAULT))
  await nextTurn()
  shell.announcer.tell('command', 'open-library')
  shell.announcer.tell('libraryChanged', null)
  expect(shell.told).toEqual([
    ['command', 'open-library'],
    ['libraryChanged', null],
  ])
})

it('tells what happened before the page was there once it is', async () => {
  const { shell, handlers } = await room()
  shell.announcer.tell('fault', FAULT)
  shell.announcer.tell('libraryChanged', null)
  await handlers.start(null)
  const atOnce = [...shell.told]
  await nextTurn()
  expect([atOnce, shell.told]).toEqual([[], [['fault', FAULT]]])
})

it('says why the library does not open', async () => {
  const { handlers } = await room({ open: async () => failed(FAULT) })
  expect(await handlers.start(null)).toEqual(failed(FAULT))
  expect(await handlers.listGames(null)).toEqual(failed(FAULT))
})

it('imports what was chosen, and remembers it', async () => {
  const { shell, handlers } = await room()
  await handlers.start(null)
  await nextTurn()
  shell.answers.sources = ['/data/2018', '/data/extra.csv']
  expect(await handlers.importByDialog('files')).toEqual(ok(true))
  expect(shell.asked).toContainEqual(['startImport', { kind: 'paths', paths: ['/data/2018', '/data/extra.csv'] }])
  expect(shell.told).toEqual([['recentChanged', [{ id: 1, name: '2018 and 1 more', folder: '/data' }]]])
})

const FOUND = { title: 'Mine', trainedOn: '2026-11-20', isShipped: false, isReady: true, folder: 'my-model' }

it('remembers the folder of a model that is chosen, under one name for as long as it is there', async () => {
  const { shell, handlers, folder } = await room({
    service: { findModelIn: async () => ok({ kind: 'unlisted', choice: FOUND }) },
  })
  shell.answers.modelFolder = '/data/other/../my-model/'
  const named = ok({ ...FOUND, name: 'chosen/1' })
  expect([await handlers.chooseModel(null), await handlers.chooseModel(null)]).toEqual([named, named])
  expect(JSON.parse(readFileSync(join(folder, 'chosen-models.json'), 'utf8')).models).toEqual([
    { id: 1, folder: '/data/my-model' },
  ])
})

it('remembers a folder that is chosen again as the last', async () => {
  const { shell, handlers } = await room({
    service: { findModelIn: async () => ok({ kind: 'listed', choice: { ...FOUND, name: 'chosen/1' } }) },
  })
  const models = ['/data/a', '/data/b'].map((folder, i) => ({ id: i + 1, folder }))
  await shell.kept.models.put({ nextId: 3, models })
  shell.answers.modelFolder = '/data/a'
  expect(await handlers.chooseModel(null)).toEqual(ok({ ...FOUND, name: 'chosen/1' }))
  expect(shell.kept.models.value).toEqual({ nextId: 3, models: models.toReversed() })
})

it('gives the name of a model that is listed already, and remembers nothing', async () => {
  const { shell, handlers, folder } = await room({
    service: { findModelIn: async () => ok({ kind: 'listed', choice: { ...FOUND, name: 'mine' } }) },
  })
  shell.answers.modelFolder = '/user/models/mine'
  expect(await handlers.chooseModel(null)).toEqual(ok({ ...FOUND, name: 'mine' }))
  expect(existsSync(join(folder, 'chosen-models.json'))).toBe(false)
})

it('opens the model in use anew when its folder is chosen again, and no other before the settings say so', async () => {
  const { shell, handlers } = await room({
    service: { findModelIn: async () => ok({ kind: 'listed', choice: { ...FOUND, name: 'mine' } }) },
  })
  shell.answers.modelFolder = '/user/models/mine'
  const uses = () => shell.asked.filter(([name]) => name === 'useModel').length
  await handlers.chooseModel(null)
  const before = uses()
  await handlers.saveSettings({ ...DEFAULT_SETTINGS, model: 'mine' })
  await handlers.chooseModel(null)
  expect([before, uses(), shell.asked.at(-1)]).toEqual([0, 2, ['useModel', 'mine']])
})

it('says why the model in use cannot be opened anew', async () => {
  const { shell, handlers } = await room({
    service: {
      findModelIn: async () => ok({ kind: 'listed', choice: { ...FOUND, name: null } }),
      useModel: async () => failed(FAULT),
    },
  })
  shell.answers.modelFolder = '/presnap/models/default'
  expect(await handlers.chooseModel(null)).toEqual(failed(FAULT))
})

it('says why there is no model in a folder, and remembers nothing', async () => {
  const { shell, handlers, folder } = await room()
  expect(await handlers.chooseModel(null)).toEqual(ok(null))
  shell.answers.modelFolder = '/data/photos'
  expect(await handlers.chooseModel(null)).toEqual(failed(FAULT))
  expect(existsSync(join(folder, 'chosen-models.json'))).toBe(false)
})

it('imports nothing when the dialog is closed', async () => {
  const { shell, handlers } = await room()
  expect([await handlers.importByDialog('folder'), shell.asked]).toEqual([ok(false), []])
})

it('does not remember an import that could not begin', async () => {
  const { shell, handlers } = await room({ service: { startImport: () => failed(FAULT) } })
  shell.answers.sources = ['/data']
  expect(await handlers.importByDialog('files')).toEqual(failed(FAULT))
  expect(shell.kept.recent.value.sources).toEqual([])
})

it('imports again what was imported before', async () => {
  const { shell, handlers } = await room()
  shell.answers.sources = ['/data/2018', '/data/extra.csv']
  await handlers.importByDialog('files')
  shell.asked.length = 0
  expect(await handlers.importRecent(1)).toEqual(ok(true))
  expect(shell.asked[0]).toEqual(['startImport', { kind: 'paths', paths: ['/data/2018', '/data/extra.csv'] }])
})

it('says that a recent import is gone', async () => {
  expect(await (await room()).handlers.importRecent(7)).toMatchObject({ fault: { kind: 'recent-gone' } })
})

it('opens a dropped library and imports the rest into it', async () => {
  const { folder, shell } = await room()
  const library = join(folder, 'other.presnap')
  writeFileSync(library, '')
  await openPaths(shell, ['/data/2018', library])
  expect(shell.asked.slice(0, 2)).toEqual([
    ['open', library],
    ['startImport', { kind: 'paths', paths: ['/data/2018'] }],
  ])
  expect(shell.kept.library.value).toBe(library)
})

it('does not make a library that was to be there', async () => {
  const { folder, shell, handlers } = await room()
  shell.answers.library = join(folder, 'gone.presnap')
  expect(await handlers.openLibrary('there')).toMatchObject({ fault: { kind: 'library-missing' } })
  expect(shell.asked).toEqual([])
})

it('does not put a new library in the place of a file', async () => {
  const { folder, shell, handlers } = await room()
  shell.answers.library = join(folder, 'old.presnap')
  writeFileSync(shell.answers.library, 'flags')
  expect(await handlers.openLibrary('new')).toMatchObject({ fault: { kind: 'library-there' } })
  expect([shell.asked, readFileSync(shell.answers.library, 'utf8')]).toEqual([[], 'flags'])
})

it('opens the chosen library at the next start, too', async () => {
  const { folder, shell, handlers } = await room()
  shell.answers.library = join(folder, 'new.presnap')
  expect(await handlers.openLibrary('new')).toEqual(ok(true))
  expect((await notingShell({ folder })).kept.library.value).toBe(shell.answers.library)
})

it('keeps a view for each library', async () => {
  const { folder, shell, handlers } = await room()
  const view = (game: number) => ({ game: gameId(game), play: null, page: {} })
  await handlers.saveView(view(1))
  shell.answers.library = join(folder, 'new.presnap')
  await handlers.openLibrary('new')
  const inNew = await handlers.start(null)
  await handlers.saveView(view(2))
  await shell.rooms.change(shell.defaultLibrary)
  const back = await handlers.start(null)
  expect([inNew.ok && inNew.value.view, back.ok && back.value.view]).toEqual([null, view(1)])
})

it('keeps the settings, and lets menus and theme follow', async () => {
  const { folder, shell, handlers } = await room()
  const settings = { ...DEFAULT_SETTINGS, threshold: 0.7 }
  expect(await handlers.saveSettings(settings)).toEqual(ok(null))
  expect(shell.asked).toEqual([['settingsChanged', undefined]])
  expect((await notingShell({ folder })).kept.settings.value).toEqual(settings)
})

it('does not keep a model that cannot be used', async () => {
  const { shell, handlers } = await room({ service: { useModel: async () => failed(FAULT) } })
  expect(await handlers.saveSettings({ ...DEFAULT_SETTINGS, model: 'broken' })).toEqual(failed(FAULT))
  expect(shell.kept.settings.value.model).toBeNull()
})

it('uses the model that was chosen', async () => {
  const { shell, handlers } = await room()
  await handlers.saveSettings({ ...DEFAULT_SETTINGS, model: 'mine' })
  expect(shell.asked).toContainEqual(['useModel', 'mine'])
})

it('saves the flags where the user says', async () => {
  const { folder, shell, handlers } = await room()
  shell.answers.saveFile = join(folder, 'week 3.csv')
  const saved = await handlers.saveFlags(null)
  expect(saved).toEqual(ok({ ticket: 1, name: 'week 3.csv' }))
  expect(readFileSync(shell.answers.saveFile, 'utf8')).toBe('game,play\n')
})

it('saves no flags when the dialog is closed', async () => {
  const { folder, handlers } = await room()
  expect(await handlers.saveFlags(null)).toEqual(ok(null))
  expect(existsSync(join(folder, 'flags.csv'))).toBe(false)
})

it('saves the report in a folder of its own, beside one that is there already', async () => {
  const { folder, shell, handlers } = await room()
  shell.answers.saveFile = folder
  mkdirSync(join(folder, 'presnap-report'))
  expect(await handlers.saveEvaluation('real')).toEqual(ok({ ticket: 1, name: 'presnap-report (2)' }))
  expect(shell.asked.at(-1)).toEqual(['saveEvaluation', 'real', join(folder, 'presnap-report (2)')])
})

it('saves no report when the dialog is closed', async () => {
  const { shell, handlers } = await room()
  expect(await handlers.saveEvaluation('real')).toEqual(ok(null))
  expect(shell.asked.filter(([name]) => name === 'saveEvaluation')).toEqual([])
})

it('shows what was saved, and nothing else', async () => {
  const { folder, shell, handlers } = await room()
  shell.answers.saveFile = folder
  const ticket = await handlers.chooseSaveFolder(null)
  expect(ticket).toMatchObject({ value: { ticket: 1 } })
  await handlers.showSaved(1)
  expect(shell.asked).toEqual([['showInFolder', folder]])
  expect(await handlers.showSaved(2)).toMatchObject({ fault: { kind: 'no-such-save' } })
})

it('hands flags and wishes on to the film room', async () => {
  const { shell, handlers } = await room()
  await handlers.removeFlag('a1')
  await handlers.stopReading(true)
  await handlers.cancelImport(null)
  expect(shell.asked.slice(1)).toEqual([['removeFlag', 'a1'], ['stopReading', true], ['cancelImport']])
})
