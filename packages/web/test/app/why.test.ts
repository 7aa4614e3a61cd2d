// What the screen says of an error is in the reader's language, whatever the engine said.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EngineError } from '../../src/app/engine/wire.ts'
import { whyOf, whyRefused } from '../../src/app/shell/why.ts'
import { WHY } from '../../src/app/shell/why-words.ts'

const SAID = 'place: expected one of this wall, got 12'

describe('why it did not work', () => {
  it.each([
    ['rule/content', 'rule'],
    ['copy/no-wall', 'noWall'],
    ['copy/another-wall', 'otherWall'],
    ['store/passphrase', 'locked'],
    ['store/full', 'storage'],
    ['seal/newer', 'newer'],
    ['seal/unreadable', 'damaged'],
    ['transport/reset', 'silent'],
    ['engine/failed', 'unexpected'],
    ['nobody/knows', 'unexpected'],
  ] as const)('%s', (code, reason) => {
    expect(whyOf(new EngineError(code, SAID), 'zh-Hant')).toBe(WHY['zh-Hant'][reason])
  })

  it('is said of what is no error of ours too', () => {
    for (const error of [undefined, 'text', new TypeError(SAID), { code: 7 }])
      expect(whyOf(error, 'zh-Hans')).toBe(WHY['zh-Hans'].unexpected)
  })

  it('is known of every error that the engine itself throws', () => {
    const engine = new URL('../../src/app/engine/', import.meta.url).pathname
    const sources = readdirSync(engine, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )
    const thrown = sources.flatMap((name) =>
      [...readFileSync(join(engine, name), 'utf8').matchAll(/new EngineError\(\s*'([a-z-]+\/[a-z-]+)'/g)].map(
        ([, code]) => code ?? '',
      ),
    )
    // The screen of names has its own words for these.
    const own = new Set(['engine/words', 'engine/key-file'])
    const unknown = thrown.filter(
      (code) => !own.has(code) && whyOf(new EngineError(code, ''), 'en') === WHY.en.unexpected,
    )
    expect(thrown.length).toBeGreaterThan(20)
    expect([...new Set(unknown)]).toEqual([])
  })
})

describe('why an address refused a post', () => {
  it.each([
    ['pow: 20 bits are asked for', 'pow'],
    ['rate-limited: too much waits', 'rate-limited'],
    ['invalid: created_at: expected at most 1800000000, got 1900000000', 'date'],
    ['no prefix at all', 'other'],
  ] as const)('%s', (reason, words) => {
    expect(whyRefused(reason, 'zh-Hans')).toBe(WHY['zh-Hans'].refused[words])
  })

  it.each(['sealed', 'made'])('that it was %s by a newer program, not that the address failed', (how) => {
    const reason = `error: ${how} by a newer program than this node’s; try another address`
    expect(whyRefused(reason, 'zh-Hant')).toBe(WHY['zh-Hant'].newer)
    expect(whyRefused('error: disk', 'zh-Hant')).toBe(WHY['zh-Hant'].refused.error)
  })
})
