/** Draws resources/icons/icon.png from icon.svg: `node scripts/icon.ts`, after the picture was changed. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { ensureChromium } from './browser.ts'
import { ROOT } from './places.ts'

/** What the packages of all systems are made from. */
const SIZE = 1024

const found = ensureChromium()
if ('missing' in found) throw new Error(found.missing)
const folder = join(ROOT, 'resources', 'icons')
const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } })
await page.setContent(`<style>body{margin:0}</style>${readFileSync(join(folder, 'icon.svg'), 'utf8')}`)
writeFileSync(join(folder, 'icon.png'), await page.screenshot({ omitBackground: true }))
await browser.close()
