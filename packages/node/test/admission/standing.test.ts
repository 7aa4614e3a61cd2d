// Vouching, and its weekly budget.

import { KIND } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { isVouchedFor, VOUCHES_A_WEEK } from '../../src/admission/standing.ts'
import { ALICE, BOB, CAROL, fabricate, plain } from '../../src/store/acceptance/fabricate.ts'
import { MemoryStore } from '../../src/store/memory/memory-store.ts'

const DAY = 86_400
const vouch = (target: string, created_at: number, pubkey = BOB) =>
  fabricate({
    kind: KIND.label,
    pubkey,
    created_at,
    tags: [
      ['L', 'commonwall'],
      ['l', 'vouch', 'commonwall'],
      ['e', target],
    ],
  })

async function storeWith(...events: readonly ReturnType<typeof fabricate>[]): Promise<MemoryStore> {
  const store = new MemoryStore()
  await store.put(plain(...events))
  return store
}

describe('vouching', () => {
  const post = fabricate({ content: 'hello' })
  const byBob = (pubkey: string) => pubkey === BOB

  it('counts from those who may vouch', async () => {
    expect(isVouchedFor(await storeWith(post, vouch(post.id, DAY)), ALICE, byBob)).toBe(true)
    expect(isVouchedFor(await storeWith(post, vouch(post.id, DAY, CAROL)), ALICE, byBob)).toBe(false)
    expect(isVouchedFor(await storeWith(post), ALICE, byBob)).toBe(false)
  })

  it('counts for nobody who vouches for themselves', async () => {
    const store = await storeWith(post, vouch(post.id, DAY, ALICE))
    expect(isVouchedFor(store, ALICE, () => true)).toBe(false)
  })

  it('is worth ten a week, and anew a week later', async () => {
    const others = Array.from({ length: VOUCHES_A_WEEK }, (_, n) => vouch('ee'.repeat(32), DAY + n))
    expect(isVouchedFor(await storeWith(post, ...others, vouch(post.id, 2 * DAY)), ALICE, byBob)).toBe(false)
    expect(
      isVouchedFor(await storeWith(post, ...others.slice(1), vouch(post.id, 2 * DAY)), ALICE, byBob),
    ).toBe(true)
    expect(isVouchedFor(await storeWith(post, ...others, vouch(post.id, 9 * DAY)), ALICE, byBob)).toBe(true)
  })
})
