import { runStoreAcceptance } from '../../src/store/acceptance/run-store-acceptance.ts'
import { MemoryStore } from '../../src/store/memory/memory-store.ts'

runStoreAcceptance('memory', async () => new MemoryStore())
