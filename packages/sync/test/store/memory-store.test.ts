import { describe, it } from 'vitest'
import { pathStoreCases } from '../../src/store/acceptance/accept-path-store.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'

describe('a path store in memory', () => {
  for (const { name, run } of pathStoreCases({ keeps: false }))
    it(name, () => run(async () => new MemoryPathStore()))
})
