/** Three suites: `unit` runs the sources in this process, `integration` runs the built program as a user would, and
 *  `package` looks into what is packed. */
// inherited by every process and thread that tests run in
import './main/telemetryOff.ts'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'integration',
          // states of other processes, on machines that may be busy
          expect: { poll: { timeout: 30_000 } },
          include: ['test/integration/**/*.test.ts', 'test/host/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
