/** What a program and everything that it starts do on the network, as strace saw it. */
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** What strace has to be told. `-q`: no lines about its own attaching; processes still tell how they end. */
export function straceArguments(traceFile: string): string[] {
  return ['-f', '--seccomp-bpf', '-q', '-o', traceFile, '-e', 'trace=%network,%process', '-e', 'signal=none']
}

/** Something that a process sent, or connected to. */
export interface Contact {
  readonly processId: number
  /** As in `connect`. */
  readonly call: string
  /** "10.0.0.1 port 443", or the path of a Unix socket. */
  readonly to: string
  /** True where it never leaves this machine and asks for no name. */
  readonly isLocal: boolean
}

export interface NetworkTrace {
  /** In the order in which they began. */
  readonly contacts: readonly Contact[]
  /** The programs that were started, by their file's name. */
  readonly programs: readonly string[]
  /** True when the process that was started first has ended. */
  readonly hasEnded: boolean
}

/** The contacts of all processes, but those of `apart` (file names of programs) and of what they started. */
export function networkTrace(text: string, apart: readonly string[] = []): NetworkTrace {
  const calls = wholeCalls(text)
  const [first] = calls
  const started = calls.flatMap(({ processId, name, body }) => {
    const path = name === 'execve' && / = 0$/.test(body) ? /^"([^"]*)"/.exec(body)?.[1] : undefined
    return path === undefined ? [] : [{ processId, program: basename(path) }]
  })
  const parents = new Map(calls.flatMap((call) => parentEntry(call)))
  const isApart = (processId: number): boolean => {
    if (started.some((one) => one.processId === processId && apart.includes(one.program))) return true
    const parent = parents.get(processId)
    return parent !== undefined && isApart(parent)
  }
  const ends = first === undefined ? null : new RegExp(`^${first.processId} +\\+\\+\\+ `, 'm')
  return {
    contacts: calls.flatMap((call) => contactsOf(call)).filter(({ processId }) => !isApart(processId)),
    programs: started.map(({ program }) => program),
    hasEnded: ends?.test(text) === true,
  }
}

/** The trace in a file that strace may still be writing. */
export function networkTraceIn(file: string, apart: readonly string[] = []): NetworkTrace {
  return networkTrace(existsSync(file) ? readFileSync(file, 'utf8') : '', apart)
}

/** A thread counts as a process: it has a number of its own. */
interface SystemCall {
  readonly processId: number
  readonly name: string
  /** Arguments and result: `7, {...}, 16) = 0`. */
  readonly body: string
}

/** System calls, each at the place where it began: strace cuts one in two where another process calls meanwhile. */
function wholeCalls(text: string): SystemCall[] {
  const calls: { processId: number; name: string; body: string }[] = []
  const unfinished = new Map<string, { body: string }>()
  for (const line of text.split('\n')) {
    const [, id = '', name = '', body = ''] = /^(\d+) +(\w+)\((.*)$/.exec(line) ?? []
    if (name !== '') {
      const call = { processId: Number(id), name, body: body.replace(/ ?<unfinished \.\.\.>$/, '') }
      calls.push(call)
      if (call.body !== body) unfinished.set(id, call)
      continue
    }
    const [, resumed = '', rest = ''] = /^(\d+) +<\.\.\. \w+ resumed>(.*)$/.exec(line) ?? []
    const begun = unfinished.get(resumed)
    if (begun !== undefined) begun.body += rest
  }
  return calls
}

function parentEntry({ processId, name, body }: SystemCall): [number, number][] {
  const child = /^(clone3?|v?fork)$/.test(name) ? /\) += (\d+)$/.exec(body)?.[1] : undefined
  return child === undefined ? [] : [[Number(child), processId]]
}

const SENDING = ['connect', 'sendto', 'sendmsg', 'sendmmsg']

/** A call without an address goes to what was connected before. */
function contactsOf({ processId, name, body }: SystemCall): Contact[] {
  if (!SENDING.includes(name)) return []
  return [...body.matchAll(/sa_family=(\w+)([^}]*)/g)].map(([, family = '', rest = '']) => ({
    ...{ processId, call: name },
    ...addressOf(family, rest),
  }))
}

function addressOf(family: string, rest: string): Pick<Contact, 'to' | 'isLocal'> {
  if (family === 'AF_INET' || family === 'AF_INET6') {
    const host = /inet_addr\("([^"]*)"\)/.exec(rest)?.[1] ?? /inet_pton\(AF_INET6, "([^"]*)"/.exec(rest)?.[1] ?? '?'
    const port = /port=htons\((\d+)\)/.exec(rest)?.[1] ?? '?'
    return { to: `${host} port ${port}`, isLocal: LOOPBACK.test(host) && !NAME_SERVICE_PORTS.includes(port) }
  }
  const path = /sun_path=@?"([^"]*)"/.exec(rest)?.[1] ?? family
  const isLocal = family === 'AF_UNIX' ? !NAME_SERVICE_SOCKETS.test(path) : WITHIN_THE_KERNEL.includes(family)
  return { to: path, isLocal }
}

const LOOPBACK = /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/
/** DNS, DNS over TLS, multicast DNS. */
const NAME_SERVICE_PORTS = ['53', '853', '5353']
/** systemd and Avahi ask the network for whoever asks them. */
const NAME_SERVICE_SOCKETS = /resolve|avahi/i
/** AF_UNSPEC ends a connection. */
const WITHIN_THE_KERNEL = ['AF_NETLINK', 'AF_UNSPEC']
