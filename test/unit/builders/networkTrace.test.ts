import { describe, expect, test } from 'vitest'
import { networkTrace } from '../../builders/networkTrace.ts'

/** The contacts that leave the machine in a recorded trace. */
function outside(lines: readonly string[], apart: readonly string[] = []): string[] {
  const { contacts } = networkTrace(lines.join('\n'), apart)
  return contacts.filter(({ isLocal }) => !isLocal).map(({ call, to }) => `${call} ${to}`)
}

// lines as strace 6.1 writes them; the addresses are those set aside for documentation (RFC 5737, RFC 3849)
describe('a contact that leaves the machine is caught', () => {
  test.each([
    [
      'a connection by IPv4',
      '70 connect(22, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EINPROGRESS (Operation now in progress)',
      'connect 192.0.2.1 port 443',
    ],
    [
      'a connection by IPv6',
      '70 connect(22, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = 0',
      'connect 2001:db8::1 port 443',
    ],
    [
      'a connection that failed',
      '70 connect(9, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 ENETUNREACH (Network is unreachable)',
      'connect 192.0.2.1 port 443',
    ],
    [
      'a datagram',
      '70 sendmsg(22, {msg_name={sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, msg_namelen=16, msg_iov=[{iov_base="x", iov_len=1}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = 1',
      'sendmsg 192.0.2.1 port 443',
    ],
    [
      'a DNS query to a server',
      '70 connect(22, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("192.0.2.53")}, 16) = 0',
      'connect 192.0.2.53 port 53',
    ],
    [
      'a DNS query to a resolver on this machine',
      '70 sendto(22, "x", 1, 0, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("127.0.0.53")}, 16) = 1',
      'sendto 127.0.0.53 port 53',
    ],
    [
      "a question to the system's resolver",
      '70 connect(22, {sa_family=AF_UNIX, sun_path="/run/systemd/resolve/io.systemd.Resolve"}, 42) = 0',
      'connect /run/systemd/resolve/io.systemd.Resolve',
    ],
    [
      'an address of another kind',
      '70 connect(22, {sa_family=AF_VSOCK, svm_cid=0x2, svm_port=0x1bb}, 16) = 0',
      'connect AF_VSOCK',
    ],
  ])('%s', (_, line, contact) => {
    expect(outside([line])).toEqual([contact])
  })

  test('of two datagrams in one call, each', () => {
    const message = (host: string) =>
      `{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(1), sin_addr=inet_addr("${host}")}, msg_namelen=16}, msg_len=3}`
    expect(outside([`70 sendmmsg(5, [${message('192.0.2.1')}, ${message('192.0.2.2')}], 2, 0) = 2`])).toEqual([
      'sendmmsg 192.0.2.1 port 1',
      'sendmmsg 192.0.2.2 port 1',
    ])
  })

  test('in a thread, and in a process that a thread started', () => {
    const lines = [
      '70 execve("/usr/bin/node", ["node"], 0x7ffd /* 35 vars */) = 0',
      '70 clone3({flags=CLONE_VM|CLONE_THREAD, child_tid=0x7f}, 88 <unfinished ...>',
      '71 connect(4, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, 16 <unfinished ...>',
      '70 <... clone3 resumed> => {parent_tid=[71]}, 88) = 71',
      '71 <... connect resumed>) = 0',
      '71 vfork() = 72',
      '72 connect(4, {sa_family=AF_INET, sin_port=htons(81), sin_addr=inet_addr("192.0.2.1")}, 16) = 0',
    ]
    expect(outside(lines)).toEqual(['connect 192.0.2.1 port 80', 'connect 192.0.2.1 port 81'])
  })
})

test('short process numbers are filled up with spaces', () => {
  const { contacts, programs, hasEnded } = networkTrace(`7     execve("/usr/bin/node", ["node"], 0x7f /* 35 vars */) = 0
7     connect(4, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("192.0.2.1")}, 16 <unfinished ...>
7     <... connect resumed>) = 0
7     +++ exited with 0 +++`)
  expect({ programs, hasEnded }).toEqual({ programs: ['node'], hasEnded: true })
  expect(contacts).toMatchObject([{ processId: 7, to: '192.0.2.1 port 80', isLocal: false }])
})

test('what stays on the machine is a contact, and a local one', () => {
  const lines = [
    '70 connect(22, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
    '70 connect(22, {sa_family=AF_INET6, sin6_port=htons(9), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, 28) = 0',
    '70 connect(22, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT (No such file or directory)',
    '70 connect(22, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X0"}, 20) = 0',
    '70 sendto(22, [{nlmsg_len=20}], 20, 0, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=00000000}, 12) = 20',
    '70 sendto(22, "x", 1, 0, NULL, 0) = 1',
  ]
  const { contacts } = networkTrace(lines.join('\n'))
  expect(contacts.map(({ to }) => to)).toEqual([
    '127.0.0.1 port 9',
    '::1 port 9',
    '/var/run/nscd/socket',
    '/tmp/.X11-unix/X0',
    'AF_NETLINK',
  ])
  expect(contacts.every(({ isLocal }) => isLocal)).toBe(true)
})

describe('programs set apart', () => {
  const connecting = (id: number) =>
    `${id} connect(4, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.${id}")}, 16) = 0`
  const lines = [
    '70 execve("/usr/bin/node", ["node", "run.ts"], 0x7ffd /* 35 vars */) = 0',
    '70 clone(child_stack=NULL, flags=SIGCHLD, child_tidptr=0x7f) = 71',
    // the child can run before its parent hears of it
    '72 execve("/usr/bin/chromium", ["/usr/bin/chromium"], 0x55 /* 36 vars */ <unfinished ...>',
    '71 clone(child_stack=NULL, flags=SIGCHLD, child_tidptr=0x7f) = 72',
    '72 <... execve resumed>) = 0',
    '72 clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 73',
    ...[70, 71, 72, 73].map(connecting),
  ]

  test('are left out with all that they start, and nothing else is', () => {
    expect(outside(lines, ['chromium'])).toEqual(['connect 192.0.2.70 port 443', 'connect 192.0.2.71 port 443'])
  })

  test('are named, so that a test can tell that they ran', () => {
    expect(networkTrace(lines.join('\n')).programs).toEqual(['node', 'chromium'])
  })

  test('could not be started where the system refused it', () => {
    const refused = '70 execve("/opt/chromium", ["x"], 0x7f /* 3 vars */) = -1 ENOENT (No such file or directory)'
    expect(outside([refused, connecting(70)], ['chromium'])).toEqual(['connect 192.0.2.70 port 443'])
  })
})

test('a trace has ended when the first process has', () => {
  const lines = ['70 execve("/usr/bin/node", ["node"], 0x7f /* 35 vars */) = 0', '71 +++ exited with 0 +++']
  expect(networkTrace(lines.join('\n')).hasEnded).toBe(false)
  expect(networkTrace([...lines, '70 +++ exited with 0 +++'].join('\n')).hasEnded).toBe(true)
})
