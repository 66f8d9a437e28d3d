import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openKeptFiles } from '../../../main/kept/keptFiles.ts'
import { DEFAULT_SETTINGS } from '../../../preload/settings.ts'
import { temporaryFolder } from '../../builders/folder.ts'

const NO_WARNING = (what: string) => expect.unreachable(what)

it('holds defaults where nothing was kept yet, without a word', async () => {
  const { settings, recent, window } = await openKeptFiles(join(temporaryFolder(), 'new'), NO_WARNING)
  expect([settings.value, recent.value.sources, window.value]).toEqual([DEFAULT_SETTINGS, [], null])
})

it('holds at once what was put, and again after the next start', async () => {
  const folder = join(temporaryFolder(), 'new')
  const { settings } = await openKeptFiles(folder, NO_WARNING)
  const light = { ...DEFAULT_SETTINGS, theme: 'light' as const, keys: { flag: ['Mod+f'] } }
  const put = settings.put(light)
  expect(settings.value).toEqual(light)
  await put
  expect((await openKeptFiles(folder, NO_WARNING)).settings.value).toEqual(light)
})

it.each(['', '{', 'null', '[]', '"dark"', '{"theme":"pink"}', '{"threshold":7}', '\0\0\0\0'])(
  'puts a broken file (%j) aside, says so, and holds defaults',
  async (content) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'settings.json'), content)
    const warnings: string[] = []
    const { settings } = await openKeptFiles(folder, (what) => warnings.push(what))
    expect([settings.value, warnings.length]).toEqual([DEFAULT_SETTINGS, 1])
    expect(readFileSync(join(folder, 'settings.json.broken'), 'utf8')).toBe(content)
  },
)

it('understands the settings of an older and of a newer version', async () => {
  const folder = temporaryFolder()
  const kept = { threshold: 0.6, keys: { flag: ['q'], 'no-longer-there': ['x'] }, yetToCome: true }
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(kept))
  const { settings } = await openKeptFiles(folder, NO_WARNING)
  expect(settings.value).toEqual({ ...DEFAULT_SETTINGS, threshold: 0.6, keys: { flag: ['q'] } })
})

it('writes the last of many changes, and leaves nothing else behind', async () => {
  const folder = temporaryFolder()
  const { library } = await openKeptFiles(folder, NO_WARNING)
  const results = await Promise.all(['/a', '/b', '/c', '/d'].map((path) => library.put(path)))
  expect(results.every(({ ok }) => ok)).toBe(true)
  expect(JSON.parse(readFileSync(join(folder, 'chosen-library.json'), 'utf8'))).toBe('/d')
  expect(readdirSync(folder)).toEqual(['chosen-library.json'])
})

it('says what the disk refuses, and holds the value all the same', async () => {
  const folder = join(temporaryFolder(), 'file')
  const { library } = await openKeptFiles(folder, NO_WARNING)
  writeFileSync(folder, 'a file where a folder is needed')
  expect(await library.put('/a')).toMatchObject({ ok: false, fault: { kind: 'file-in-the-way' } })
  expect(library.value).toBe('/a')
})

it('goes on after a write that failed', async () => {
  const folder = temporaryFolder()
  const { library } = await openKeptFiles(folder, NO_WARNING)
  mkdirSync(join(folder, 'chosen-library.json', 'in-the-way'), { recursive: true })
  const refused = await library.put('/a')
  rmSync(join(folder, 'chosen-library.json'), { recursive: true })
  expect([refused.ok, (await library.put('/b')).ok]).toEqual([false, true])
})

it('holds defaults where a file cannot be read, and says so', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'settings.json'))
  const warnings: string[] = []
  const { settings } = await openKeptFiles(folder, (what) => warnings.push(what))
  expect([settings.value, warnings]).toEqual([DEFAULT_SETTINGS, [expect.stringContaining('EISDIR')]])
})
