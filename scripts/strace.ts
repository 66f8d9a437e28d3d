/** strace for tests of what the program does on the network: found, or installed where that needs no question. */
import { spawnSync } from 'node:child_process'
import { installDebianPackages } from './debianPackages.ts'

/** A strace that may watch a program here, or a sentence that says why there is none. */
export function ensureStrace(): { path: string } | { missing: string } {
  if (process.platform !== 'linux')
    return { missing: 'Tests of what goes over the network are left out: they need Linux.' }
  const found = findStrace()
  if (found !== null) return { path: found }
  const isThere = spawnSync('strace', ['--version']).status === 0
  if (isThere)
    return { missing: 'Tests of what goes over the network are left out: strace may not watch programs here.' }
  const { command } = installDebianPackages(['strace'], 'Tests of what goes over the network need strace.')
  const installed = findStrace()
  return installed === null
    ? { missing: `Tests of what goes over the network are left out: they need strace. To have them: sudo ${command}` }
    : { path: installed }
}

/** Null where there is none, where it may not watch programs (a container can forbid it), or where it is too old. */
export function findStrace(): string | null {
  if (process.platform !== 'linux') return null
  const trial = ['-f', '--seccomp-bpf', '-q', '-o', '/dev/null', '-e', 'trace=%network', 'true']
  return spawnSync('strace', trial, { stdio: 'ignore' }).status === 0 ? 'strace' : null
}
