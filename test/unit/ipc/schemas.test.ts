import { expect, it } from 'vitest'
import { ARGUMENTS } from '../../../main/ipc/schemas.ts'
import type { ArgumentOf, CallName } from '../../../preload/contract.ts'
import { DEFAULT_SETTINGS } from '../../../preload/settings.ts'

const KEY = { gameId: 2018091300, playId: 215 }
const FLAG = {
  ...KEY,
  flagId: 'a1',
  moment: -0.1,
  state: 'added',
  note: 'safety rolls down',
  createdAt: '2026-09-10T20:15:00.000Z',
  changedAt: '2026-09-10T20:15:00.000Z',
}
const VIEW = { game: null, play: KEY, page: { filters: ['third'] } }

const GOOD: { readonly [Name in CallName]: unknown } = {
  start: null,
  listGames: null,
  listFlags: null,
  putFlag: FLAG,
  removeFlag: 'a1',
  importByDialog: 'folder',
  importRecent: 1,
  importDemo: null,
  cancelImport: null,
  openLibrary: 'new',
  model: null,
  listModels: null,
  chooseModel: null,
  readFirst: [KEY],
  stopReading: true,
  saveSettings: { ...DEFAULT_SETTINGS, keys: { flag: ['f', 'Mod+f'], undo: [] } },
  saveView: VIEW,
  chooseSaveFile: { kind: 'gif', suggestedName: 'third and long.gif' },
  chooseSaveFolder: null,
  evaluate: 'real',
  cancelEvaluation: null,
  saveEvaluation: 'simulated',
  saveFlags: null,
  showSaved: 1,
  copyText: 'details',
  setChecked: ['toggle-list'],
}

const BAD: { readonly [Name in CallName]: readonly unknown[] } = {
  start: [undefined, 0, {}],
  listGames: [1],
  listFlags: [[]],
  putFlag: [
    null,
    { ...FLAG, moment: Number.NaN },
    { ...FLAG, moment: Number.POSITIVE_INFINITY },
    { ...FLAG, state: 'deleted' },
    { ...FLAG, flagId: '' },
    { ...FLAG, gameId: 1.5 },
    { ...FLAG, createdAt: 'yesterday' },
    { ...FLAG, note: 'x'.repeat(10_001) },
    { ...FLAG, extra: 1 },
  ],
  removeFlag: ['', 1, 'x'.repeat(201)],
  importByDialog: ['disk', null],
  importRecent: [0, 1.5, '1'],
  importDemo: ['demo'],
  cancelImport: [true],
  openLibrary: ['/etc/passwd'],
  model: ['seed'],
  listModels: [0],
  chooseModel: ['/home/coach/my-model'],
  readFirst: [
    KEY,
    [{ ...KEY, playId: '215' }],
    [{ gameId: 1 }],
    [{ ...KEY, more: 1 }],
    [{ ...KEY, gameId: -1 }],
    [null],
    Array(100_001).fill(KEY),
  ],
  stopReading: ['yes'],
  evaluate: [null, 'both'],
  cancelEvaluation: ['real'],
  saveEvaluation: ['/tmp', { plays: 'real' }],
  saveSettings: [
    { ...DEFAULT_SETTINGS, theme: 'pink' },
    { ...DEFAULT_SETTINGS, threshold: 1 },
    { ...DEFAULT_SETTINGS, threshold: 0 },
    { ...DEFAULT_SETTINGS, model: '../../other' },
    { ...DEFAULT_SETTINGS, model: 'presnap/../../other' },
    { ...DEFAULT_SETTINGS, keys: { explode: ['x'] } },
    { ...DEFAULT_SETTINGS, keys: { flag: 'f' } },
    { ...DEFAULT_SETTINGS, more: 1 },
    {},
  ],
  saveView: [{ ...VIEW, play: 1 }, { ...VIEW, page: { text: 'x'.repeat(1_000_001) } }, { game: null }],
  chooseSaveFile: [{ kind: 'exe', suggestedName: 'a' }, { kind: 'gif' }, 'clip.gif'],
  chooseSaveFolder: ['/tmp'],
  saveFlags: ['flags.csv'],
  showSaved: ['/etc/passwd', 0, -1],
  copyText: [null, 'x'.repeat(100_001)],
  setChecked: [['toggle-everything'], ['constructor'], 'toggle-list'],
}

const NAMES = Object.keys(ARGUMENTS) as CallName[]

it.each(NAMES)('takes an argument of %s as it is', (name) => {
  expect(ARGUMENTS[name].parse(GOOD[name]) as ArgumentOf<typeof name>).toEqual(GOOD[name])
})

it('takes a model by the name of its folder, or of one that ships', () => {
  for (const model of ['mine', 'presnap/seed', null]) {
    expect(ARGUMENTS.saveSettings.safeParse({ ...DEFAULT_SETTINGS, model }).success).toBe(true)
  }
})

it.each(NAMES.flatMap((name) => BAD[name].map((bad) => [name, JSON.stringify(bad)?.slice(0, 80), bad] as const)))(
  'refuses %s(%s)',
  (name, _text, bad) => {
    expect(ARGUMENTS[name].safeParse(bad).success).toBe(false)
  },
)
