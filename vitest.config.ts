/** Three suites: `unit` runs the sources in this process, `integration` runs the built program as a user would, and
 *  `package` looks into what is packed. */
// inherited by every process and thread that tests run in
import './main/telemetryOff.ts'
import { defineConfig } from 'vitest/config'
import { STATE_MS, TEST_MS } from './test/builders/patience.ts'

const PATIENCE = { testTimeout: TEST_MS, hookTimeout: TEST_MS, expect: { poll: { timeout: STATE_MS } } }

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], ...PATIENCE } },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts', 'test/host/**/*.test.ts'],
          ...PATIENCE,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          ...PATIENCE,
        },
      },
    ],
  },
})
