import { keyTemplate, publicKeyOf } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { NamesBook } from '../../src/state/names-book.ts'
import { MemoryStore } from '../../src/store/index.ts'
import { openWall, sign } from './wall-rig.ts'

/** A wall whose store takes `took` milliseconds of a clock of our own for each question. */
async function slowWall(took: number) {
  const time = { milliseconds: 0 }
  const store = new MemoryStore()
  const query = store.query.bind(store)
  const wall = await openWall({ store })
  const book = new NamesBook(store, wall.state, () => time.milliseconds)
  store.query = (filters, cap) => {
    time.milliseconds += took
    return query(filters, cap)
  }
  const found = async (n: number) => {
    const keys = [publicKeyOf(new Uint8Array(32).fill(10 + n))]
    const fields = { walls: [wall.founding.id], prev: undefined, keys, next: 'ab'.repeat(32) }
    const inception = sign(keyTemplate(fields, { createdAt: wall.now.time }), n)
    await wall.write(inception)
    book.released([inception])
  }
  return { wall, book, found, time }
}

describe('the names of a wall', () => {
  it('are those of now, as long as folding is quick', async () => {
    const { wall, book, found } = await slowWall(1)
    await found(50)
    expect(book.names().all).toHaveLength(1)
    await found(51)
    expect(book.names().all).toHaveLength(2)
    await wall.close()
  })

  it('rest under a flood of new ones: folding takes a twentieth of the time at most', async () => {
    const { wall, book, found, time } = await slowWall(1_000)
    await found(50)
    expect(book.names().all).toHaveLength(1)
    await found(51)
    const asked = time.milliseconds
    expect(book.names().all).toHaveLength(1)
    time.milliseconds = asked + 20_000
    expect(book.names().all).toHaveLength(2)
    await wall.close()
  })
})
