/** An environment in which ONNX Runtime reports to its maker, unless the program itself keeps it from that. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where one of these is set, the runtime takes the machine for one that builds programs, and keeps quiet by itself. */
const KEEPS_QUIET_WITH = [
  ...['CI', 'TF_BUILD', 'GITHUB_ACTIONS', 'GITLAB_CI', 'CIRCLECI', 'TRAVIS', 'JENKINS_URL', 'CODEBUILD_BUILD_ID'],
  ...['BUILDKITE', 'TEAMCITY_VERSION', 'APPVEYOR', 'BITBUCKET_BUILD_NUMBER', 'ORT_DISABLE_TELEMETRY'],
] as const

/** To be laid over the environment that there is: `undefined` takes a variable away. The user's home and temporary files
 *  are in `folder`, so that it shows what the runtime leaves there. */
export function reportingEnvironment(folder: string): Record<string, string | undefined> {
  const quiet = Object.fromEntries(KEEPS_QUIET_WITH.map((name) => [name, undefined]))
  return { ...quiet, HOME: folder, TMPDIR: folder, XDG_CACHE_HOME: join(folder, 'cache') }
}

/** What the runtime has left in such a folder of its reporting: a log, the machine's number, events that wait. */
export function leftByReporting(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files.filter((path) => /mat-debug|Microsoft|onnxruntime/.test(path))
}
