import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/*/test/**/*.test.ts',
      'e2e/**/*.test.ts',
      'scripts/test/**/*.test.ts',
      'bench/test/**/*.test.ts',
    ],
    exclude: ['**/*.slow.test.ts', '**/node_modules/**'],
    testTimeout: 30_000,
    // What a browser comes to show takes longer than a second where the machine is busy.
    expect: { poll: { timeout: 10_000 } },
    // Journeys in a browser mostly wait: two files beside each other, also where there are but two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
})
