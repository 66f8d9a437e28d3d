/** A program that takes a folder's lock, says whether it has it, and keeps it until its standard input ends. */

import { FolderLock } from '../../main/folderLock.ts'
import { faultText } from '../../ml/base/fault.ts'

const [folder = ''] = process.argv.slice(2)
const taken = FolderLock.take(folder, 'presnap test')
process.stdout.write(taken.ok ? 'held\n' : `refused ${faultText(taken.fault)}\n`)
process.stdin.on('end', () => {
  if (taken.ok) taken.value.release()
})
process.stdin.resume()
