import { alreadyVerified, KIND } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { fabricate, plain } from '../../src/store/acceptance/fabricate.ts'
import { runStoreAcceptance } from '../../src/store/acceptance/run-store-acceptance.ts'
import { MemoryStore } from '../../src/store/memory/memory-store.ts'
import { newestFirst } from '../../src/store/precedence.ts'

runStoreAcceptance('memory', async () => new MemoryStore())

it('takes thousands of versions of one article without a look at all of them for each', async () => {
  const store = new MemoryStore()
  let looked = 0
  const versions = Array.from({ length: 2_000 }, (_, n) => {
    const made = fabricate({
      kind: KIND.article,
      created_at: (n * 7_919) % 500,
      tags: [
        ['d', 'x'],
        ['n', `${n}`],
      ],
    })
    return alreadyVerified({
      ...made,
      get created_at() {
        looked++
        return made.created_at
      },
    })
  })
  await store.put(plain(...versions))
  expect(looked).toBeLessThan(50 * versions.length)
  const held = store.versions(`${KIND.article}:${versions[0]?.pubkey}:x`)
  expect(held.map(({ id }) => id)).toEqual(versions.toSorted(newestFirst).map(({ id }) => id))
})
