/** What a package holds: built against a stub distribution, since only what is put beside Electron is ours. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { extractAll, extractFile, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { suiteFolder } from '../builders/folder.ts'
import { type Launched, launch } from '../e2e/filmRoom.ts'
import { writeStubDistribution } from './stubDistribution.ts'

/** Without Electron, whose distribution is about 300 MB. The runtimes of DuckDB (68 MB) and ONNX (46 MB) are most. */
const MOST_BYTES = 150 * 1024 ** 2

const rootFolder = join(import.meta.dirname, '../..')
const folder = suiteFolder()
const resources = join(folder, 'packages', 'linux-unpacked', 'resources')
const archive = join(resources, 'app.asar')
let packed: readonly string[] = []
let room: Launched | null = null

beforeAll(() => {
  const distribution = join(folder, 'distribution')
  writeStubDistribution(distribution)
  const builder = join(rootFolder, 'node_modules', 'electron-builder', 'cli.js')
  const options = [`-c.electronDist=${distribution}`, `-c.directories.output=${join(folder, 'packages')}`]
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [builder, '--linux', 'dir', '--x64', '--publish', 'never', ...options],
    { cwd: rootFolder, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`${stdout}${stderr}`)
  packed = listPackage(archive, { isPack: false })
})

afterEach(async () => {
  await room?.close()
  room = null
})

test('the bundles in the package are those that were tested, to the byte', () => {
  const unpacked = join(folder, 'unpacked')
  extractAll(archive, unpacked)
  const bundles = globSync('out/{main,preload,renderer}/**/*.{js,cjs,html,css}', { cwd: rootFolder })
  expect(bundles.length).toBeGreaterThan(8)
  for (const bundle of bundles)
    expect(digestOf(join(unpacked, bundle)), bundle).toBe(digestOf(join(rootFolder, bundle)))
})

test.each(['coverage', 'seed'])('the model %s, which ships, is in the package', (name) => {
  expect(packed).toContain(`/resources/models/${name}/model.onnx`)
  expect(packed).toContain(`/resources/models/${name}/card.json`)
})

test('what paints figures without a screen is in the package, once, with its typeface', () => {
  expect(packed.filter((path) => path.endsWith('.wasm') && path.includes('canvaskit'))).toEqual([
    '/node_modules/canvaskit-wasm/bin/canvaskit.wasm',
  ])
  expect(packed).toContain('/resources/typefaces/inter-latin.woff2')
})

test("what is bundled into the page comes with its makers' licences", () => {
  const licences = extractFile(archive, 'out/renderer/licences.md').toString()
  for (const name of ['react-dom', 'pixi.js', 'react-aria-components', 'gifenc']) expect(licences).toContain(name)
})

test('what only the page is made from stays out', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(rootFolder, 'package.json'), 'utf8'))
  const strays = Object.keys(devDependencies).filter((name) => packed.includes(`/node_modules/${name}/package.json`))
  expect(strays).toEqual([])
})

test('no source, no test and no data of anybody is in the package', () => {
  const ours = packed.filter((path) => !path.startsWith('/node_modules'))
  const roots = new Set(ours.map((path) => path.split('/')[1]))
  expect([...roots].toSorted()).toEqual(['LICENSE', 'out', 'package.json', 'resources'])
  expect(ours.filter((path) => /\.(tsx?|csv|parquet|presnap)$/.test(path))).toEqual([])
})

test('native code lies outside the archive, where the system can open it', () => {
  const native = packed.filter((path) => /\.(node|so|so\.\d+|dll|dylib)$/.test(path))
  expect(native.length).toBeGreaterThan(3)
  for (const path of native) expect(existsSync(join(resources, 'app.asar.unpacked', path)), path).toBe(true)
})

test('native code of other machines stays out', () => {
  const native = packed.filter((path) => /\.(node|so|so\.\d+|dll|dylib)$/.test(path))
  expect(native.filter((path) => /win32|darwin|arm64|musl/.test(path))).toEqual([])
})

test('the package is no larger than its parts explain', () => {
  const unpacked = globSync('**', { cwd: join(resources, 'app.asar.unpacked') })
  const sizes = unpacked.map((path) => statSync(join(resources, 'app.asar.unpacked', path)))
  const bytes = sizes.reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), statSync(archive).size)
  expect(bytes).toBeLessThan(MOST_BYTES)
})

test('the fuses are set', async () => {
  const wire = await getCurrentFuseWire(join(folder, 'packages', 'linux-unpacked', 'presnap'))
  const expected = {
    [FuseV1Options.RunAsNode]: FuseState.DISABLE,
    [FuseV1Options.EnableCookieEncryption]: FuseState.DISABLE,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
    [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
    [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
  }
  expect(wire).toMatchObject(expected)
})

test('the program that is packed makes its demo game and puts a play on the field', async () => {
  const installed = join(folder, 'installed')
  // what lies outside of the archive comes with it
  extractAll(archive, installed)
  room = await launch({ appFolder: installed, userData: join(folder, 'user') })
  await room.page.getByRole('img', { name: /^The field: / }).waitFor()
  await expect.poll(() => room?.page.getByRole('option').count()).toBeGreaterThan(0)
  expect(room.complaints).toEqual([])
})

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
