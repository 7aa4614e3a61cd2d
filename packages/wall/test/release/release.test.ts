import { fromHex } from '@commonwall/tlog'
import { describe, expect, it } from 'vitest'
import { formatRelease, parseReleaseKeys, readRelease, signRelease } from '../../src/index.ts'
import { readVectors } from '../vectors.ts'

interface Valid {
  readonly name: string
  readonly keys: string
  readonly note: string
  readonly version: number
  readonly app: string
  readonly sources: string
}

describe('the note of a release', () => {
  const valid = readVectors<Valid>('release/valid/notes.json')
  it.each(valid)('is read: $name', async ({ keys, note, version, app, sources }) => {
    expect(await readRelease(note, parseReleaseKeys(keys))).toEqual({ version, app, sources })
    expect(note.startsWith(formatRelease({ version, app, sources }))).toBe(true)
  })

  it.each(
    readVectors<{ why: string; keys: string; note: string; field: string }>('release/invalid/notes.json'),
  )('is refused: $why', async ({ keys, note, field }) => {
    const read = async () => readRelease(note, parseReleaseKeys(keys))
    await expect(read()).rejects.toMatchObject({ code: 'release/invalid', field })
  })

  it('is refused unread where it is longer than any honest one', async () => {
    const { keys, note } = valid[0] as Valid
    const long = `${note}— example.org/other ${'A'.repeat(8_192)}\n`
    await expect(readRelease(long, parseReleaseKeys(keys))).rejects.toThrow('at most 8192 bytes')
  })

  it('is signed by one after the other, each once, and by nobody for another release', async () => {
    const release = { version: 3, app: 'ab'.repeat(32), sources: 'cd'.repeat(32) }
    const sign = (seed: string, note?: string) =>
      signRelease(release, {
        name: `r${seed}`,
        seed: fromHex(seed.repeat(32)) ?? new Uint8Array(),
        ...(note && { note }),
      })
    const one = await sign('01')
    const two = await sign('02', one)
    expect(two.split('\n')).toHaveLength(8)
    expect(await sign('02', two)).toBe(two)
    await expect(
      signRelease({ ...release, version: 4 }, { name: 'r3', seed: new Uint8Array(32), note: two }),
    ).rejects.toMatchObject({ field: 'note' })
  })
})
