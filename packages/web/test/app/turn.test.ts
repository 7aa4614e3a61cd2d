import { memoryRows } from '@commonwall/sync'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inOneTab, Turn } from '../../src/app/engine/say/turn.ts'

describe('whose turn it is to send, where the browser has no locks', () => {
  const rows = memoryRows()
  const turns: Turn[] = []
  let time = 1_000
  let count = 0
  const open = (saved = true, onNews = () => {}) => {
    const random = (length: number) => new Uint8Array(length).fill(++count)
    const turn = new Turn({ saved, rows, now: () => time, random, onNews })
    turns.push(turn)
    return turn
  }
  beforeEach(() => vi.stubGlobal('navigator', {}))
  afterEach(() => {
    for (const turn of turns.splice(0)) turn.close()
    vi.unstubAllGlobals()
  })

  it('is that of the first, for as long as it asks again within a minute', async () => {
    const [one, other] = [open(), open()]
    expect([await one.isOurs(), await other.isOurs()]).toEqual([true, false])
    time += 50
    expect([await one.isOurs(), await other.isOurs()]).toEqual([true, false])
    time += 61
    expect([await other.isOurs(), await one.isOurs()]).toEqual([true, false])
  })

  it('is decided by the row too where the browser refuses its locks', async () => {
    const request = () => Promise.reject(new DOMException('no origin', 'SecurityError'))
    vi.stubGlobal('navigator', { locks: { request } })
    const [one, other] = [open(), open()]
    await new Promise((resolve) => setTimeout(resolve))
    time += 61
    expect([await one.isOurs(), await other.isOurs()]).toEqual([true, false])
    let steps = 0
    expect(await inOneTab(async () => ++steps)).toBe(1)
    await expect(inOneTab(() => Promise.reject(new Error('of the step')))).rejects.toThrow('of the step')
  })

  it('is everybody’s own in a tab that saves nothing', async () => {
    const [one, other] = [open(false), open(false)]
    expect([await one.isOurs(), await other.isOurs()]).toEqual([true, true])
  })

  it('is told to the others when something has changed', async () => {
    const told = new Promise<void>((resolve) => open(true, resolve))
    const other = open()
    other.tell()
    await told
    // What was still under way in a tab that gave its turn away ends in peace.
    other.close()
    expect(() => other.tell()).not.toThrow()
  })
})
