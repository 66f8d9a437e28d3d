/** Three suites: `unit` runs the sources in this process, `integration` runs the built program as a user would, and
 *  `package` looks into what is packed. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    env: { ORT_DISABLE_TELEMETRY: '1' },
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
