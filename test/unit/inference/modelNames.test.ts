import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findModel } from '../../../main/inference/modelFiles.ts'
import { modelPlace, userModelsFolder } from '../../../main/inference/modelNames.ts'
import { SHIPPED_MODELS } from '../../../main/places.ts'
import { putModel } from '../../builders/filmRoom.ts'
import { temporaryFolder } from '../../builders/folder.ts'
import { good } from '../../builders/library.ts'

describe('a model that is called', () => {
  test.each(Object.entries(SHIPPED_MODELS))(
    '%s comes with the program, with a card of its own',
    async (name, folder) => {
      expect(await modelPlace(name, temporaryFolder())).toBe(folder)
      expect(good(await findModel(folder)).card.calibration.manRate).toBe(0.31)
    },
  )

  test('as a folder of the user is that one', async () => {
    const user = temporaryFolder()
    putModel(user, 'mine')
    expect(await modelPlace('mine', user)).toBe(join(userModelsFolder(user), 'mine'))
  })

  test.each(['constructor', 'toString', '__proto__'])('%s is no model that ships', async (name) => {
    expect(await modelPlace(name, temporaryFolder())).toBe(name)
  })

  test('by its path, or by that of its network, lies there', async () => {
    const user = temporaryFolder()
    putModel(user, 'mine')
    const path = join(userModelsFolder(user), 'mine')
    expect(await modelPlace(path, temporaryFolder())).toBe(path)
    expect(await modelPlace(join(path, 'model.onnx'), temporaryFolder())).toBe(join(path, 'model.onnx'))
  })

  test.each(['nothing', '../models/mine', '..', ''])('%j and is none stays what it is', async (called) => {
    const user = temporaryFolder()
    putModel(user, 'mine')
    expect(await modelPlace(called, user)).toBe(called)
  })

  test('as one that ships is no folder of that name without a model in it', async () => {
    const user = temporaryFolder()
    mkdirSync(join(userModelsFolder(user), 'seed'), { recursive: true })
    writeFileSync(join(userModelsFolder(user), 'seed', 'note.txt'), 'no model')
    expect(await modelPlace('seed', user)).toBe(SHIPPED_MODELS.seed)
  })
})
