import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { logIn } from '../../main/log.ts'
import { temporaryFolder } from '../builders/folder.ts'

it('writes a line an event, with its time', async () => {
  const folder = temporaryFolder()
  const log = logIn(folder)
  log.info('started')
  log.error('call start', new Error('lost\nthe ball'))
  await log.written()
  const lines = readFileSync(join(folder, 'presnap.log'), 'utf8').trimEnd().split('\n')
  expect(lines).toEqual([
    expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z info {2}started$/),
    expect.stringMatching(/^\S+Z error call start: Error: lost \| the ball \| at /),
  ])
})

it('never keeps more than two files of the limit', async () => {
  const folder = temporaryFolder()
  const log = logIn(folder, () => {}, 500)
  for (let line = 0; line < 100; line++) log.info(`line ${line}`)
  await log.written()
  expect(readdirSync(folder).sort()).toEqual(['presnap.1.log', 'presnap.log'])
  const [one = '', other = ''] = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  expect(Math.max(one.length, other.length)).toBeLessThanOrEqual(500)
  expect(readFileSync(join(folder, 'presnap.log'), 'utf8')).toContain('line 99')
})

it('stops nothing where it cannot be written', async () => {
  const log = logIn('/dev/null/logs')
  log.info('started')
  await expect(log.written()).resolves.toBeUndefined()
})
