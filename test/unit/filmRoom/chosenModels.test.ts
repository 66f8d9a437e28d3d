import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { findModelIn, findNamedModel, listModels } from '../../../main/filmRoom/models.ts'
import { SHIPPED_MODEL } from '../../../main/places.ts'
import { putModel, putModelInto } from '../../builders/filmRoom.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good } from '../../builders/library.ts'

/** A user's folder without models, and a folder elsewhere with one. */
function elsewhere() {
  const folder = join(temporaryFolder(), 'my-model')
  putModelInto(folder, 'Mine')
  const places = { userFolder: temporaryFolder(), chosen: [{ name: 'chosen/1', folder }] }
  return { folder, places, unchosen: { ...places, chosen: [] } }
}

function changeCard(folder: string, change: (card: { features: { version: number } }) => void): void {
  const path = join(folder, 'card.json')
  const card = JSON.parse(readFileSync(path, 'utf8'))
  change(card)
  writeFileSync(path, JSON.stringify(card))
}

test('a folder that was chosen is listed last, and read by its name', async () => {
  const { folder, places } = elsewhere()
  const choices = await listModels(places)
  expect(choices.at(-1)).toMatchObject({ name: 'chosen/1', title: 'Mine', folder: 'my-model', isShipped: false })
  expect(good(await findNamedModel({ name: 'chosen/1', ...places }))).toMatchObject({ folder, card: { name: 'Mine' } })
})

test('a folder that is gone is listed no more, and what is missing is named by where it lay', async () => {
  const { folder, places } = elsewhere()
  rmSync(folder, { recursive: true })
  expect((await listModels(places)).map(({ name }) => name)).toEqual([null, 'presnap/seed'])
  const missing = await findNamedModel({ name: 'chosen/1', ...places })
  expect(missing).toMatchObject({ ok: false, fault: { kind: 'model-unknown', where: folder } })
})

test('a number that was never given means no model', async () => {
  const { places } = elsewhere()
  const missing = await findNamedModel({ name: 'chosen/2', ...places })
  expect(missing).toMatchObject({ ok: false, fault: { kind: 'model-unknown' } })
})

test('folders of one name are told apart by as many of those above them as it takes', async () => {
  const top = temporaryFolder()
  const chosen = ['a/mine', 'b/mine', 'c/b/mine', 'b/other'].map((end, i) => ({
    name: `chosen/${i}`,
    folder: join(top, end),
  }))
  for (const { folder } of chosen) putModelInto(folder, 'Mine')
  const userFolder = join(top, 'user')
  putModel(userFolder, 'mine')
  const names = (await listModels({ userFolder, chosen })).map(({ folder }) => folder)
  const above = `${basename(top)}/b/mine`
  expect(names).toEqual([null, null, 'models/mine', 'a/mine', above, 'c/b/mine', 'other'])
})

test('a folder with a model has no name yet, unless it is listed already', async () => {
  const { folder, places, unchosen } = elsewhere()
  putModel(places.userFolder, 'kept')
  const found = async (folder: string, places: Parameters<typeof findModelIn>[1]) => {
    const { kind, choice } = good(await findModelIn(folder, places))
    return [kind, 'name' in choice ? choice.name : undefined]
  }
  expect(await found(folder, unchosen)).toEqual(['unlisted', undefined])
  expect(await found(folder, places)).toEqual(['listed', 'chosen/1'])
  expect(await found(join(places.userFolder, 'models', 'kept'), places)).toEqual(['listed', 'kept'])
  expect(await found(SHIPPED_MODEL, places)).toEqual(['listed', null])
})

test('a folder without a card, without a network, or with features of another version is refused, and says so', async () => {
  const { folder, unchosen } = elsewhere()
  const photos = join(temporaryFolder(), 'photos')
  mkdirSync(photos)
  const refusal = async (folder: string) => {
    const found = await findModelIn(folder, unchosen)
    return found.ok ? null : `${found.fault.kind}: ${found.fault.what}`
  }
  expect(await refusal(photos)).toBe('no-model-here: There is no model in this folder: it has no card.json.')
  rmSync(join(folder, 'model.onnx'))
  expect(await refusal(folder)).toMatch(/^model-missing: The model's card is here, but its network is not/)
  changeCard(folder, ({ features }) => {
    features.version = 99
  })
  expect(await refusal(folder)).toMatch(/^features-unknown: .*, version 99, which this Presnap does not have\.$/)
})
