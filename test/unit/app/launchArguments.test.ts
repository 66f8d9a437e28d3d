import { expect, it } from 'vitest'
import { handedOver, launchFrom, programArguments } from '../../../main/app/launchArguments.ts'

const NOTHING = { sources: [], library: null, play: null, profile: null, fault: null }
const launch = (...args: string[]) => launchFrom({ args, folder: '/home/coach' })

it('asks for nothing when started plainly', () => {
  expect(launch()).toEqual(NOTHING)
})

it('imports files and folders, wherever they were named from', () => {
  expect(launch('2018', '/data/2025.zip', '../week.csv')).toEqual({
    ...NOTHING,
    sources: ['/home/coach/2018', '/data/2025.zip', '/home/week.csv'],
  })
})

it('takes files as URLs, as the desktops of Linux name them', () => {
  expect(launch('file:///data/week%203.zip', 'file:///data/season.presnap')).toEqual({
    ...NOTHING,
    sources: ['/data/week 3.zip'],
    library: '/data/season.presnap',
  })
})

it.each(['file://elsewhere/a.zip', 'file:///a%2Fb.zip'])(
  'takes %s, which names no file here, as it is written',
  (url) => {
    expect(launch(url).sources).toHaveLength(1)
  },
)

it('opens a library, the last one named', () => {
  expect(launch('a.presnap', '2018', 'B.PRESNAP')).toEqual({
    ...NOTHING,
    sources: ['/home/coach/2018'],
    library: '/home/coach/B.PRESNAP',
  })
})

it.each([['--play=2018091300_215'], ['--play', '2018091300_215']])('shows a play (%s)', (...args) => {
  expect(launch(...args)).toEqual({ ...NOTHING, play: { gameId: 2018091300, playId: 215, moment: null } })
})

it('shows a play, and the moment of it, that a link names', () => {
  expect(launch('presnap://play/2018091300/215?t=-0.1')).toEqual({
    ...NOTHING,
    play: { gameId: 2018091300, playId: 215, moment: -0.1 },
  })
})

it('takes a link after --play, too, as `presnap open` hands it on', () => {
  expect(launch('--play=presnap://play/1/2', '--').play).toEqual({ gameId: 1, playId: 2, moment: null })
})

it('says that a link names no play, and opens nothing of it', () => {
  const fault = { kind: 'bad-play-key', where: 'presnap://play/../../etc/passwd' }
  expect(launch('presnap://play/../../etc/passwd')).toMatchObject({ ...NOTHING, fault })
})

it.each([['--play'], ['--play='], ['--play=215'], ['--play', '2018091300-215'], ['--play=1_2_3']])(
  'says how to name a play, of %s',
  (...args) => {
    expect(launch(...args)).toMatchObject({ play: null, fault: { kind: 'bad-play-key' } })
  },
)

it('keeps a profile of its own where it is told to', () => {
  expect(launch('--user-data-dir=fresh').profile).toBe('/home/coach/fresh')
})

it('leaves the switches of Chromium alone', () => {
  expect(launch('--no-sandbox', '--remote-debugging-port=0', '--inspect=0', '-v', '')).toEqual(NOTHING)
})

it('takes switches after -- for paths', () => {
  expect(launch('--', '--play', '-x.csv').sources).toEqual(['/home/coach/--play', '/home/coach/-x.csv'])
})

it('takes a link after -- for a link', () => {
  expect(launch('--', 'presnap://play/1/2').play).toEqual({ gameId: 1, playId: 2, moment: null })
})

it.each([
  [['/usr/bin/presnap', 'a.zip'], true, ['a.zip']],
  [['electron', '.', 'a.zip'], false, ['a.zip']],
  [
    ['electron', '--inspect=0', 'out/main/app/index.js', '--play=1_2', 'a.zip'],
    false,
    ['--inspect=0', '--play=1_2', 'a.zip'],
  ],
  [['electron'], false, []],
])('finds the arguments in %j (packaged: %s)', (argv, isPackaged, args) => {
  expect(programArguments(argv, isPackaged)).toEqual(args)
})

it('takes over from another instance only what looks like it', () => {
  const handed = { args: ['a.zip'], folder: '/data' }
  expect(handedOver(handed)).toEqual(handed)
  expect([handedOver(null), handedOver({ args: 'a.zip', folder: '/' }), handedOver({})]).toEqual([null, null, null])
})
