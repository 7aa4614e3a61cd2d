import {
  alreadyVerified,
  type DefinitionFields,
  definitionTemplate,
  eventId,
  parseDefinition,
} from '@commonwall/wall'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const hex64 = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'))
const distinct = <T>(arb: fc.Arbitrary<T>, least: number, most: number, by?: (value: T) => unknown) =>
  fc.uniqueArray(arb, { minLength: least, maxLength: most, ...(by ? { selector: by } : {}) })
const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,31}$/)
const lang = fc.stringMatching(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/)
const url = fc.stringMatching(/^https:\/\/[a-z0-9.]{1,40}\/$/)
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((title) => {
  return title.trim() !== '' && !/[\u0000-\u001f\u007f]/.test(title) && title.isWellFormed()
})

const fields: fc.Arbitrary<DefinitionFields> = fc
  .record({
    wall: hex64,
    prev: hex64,
    voids: distinct(hex64, 0, 4).map((ids) => ids.sort()),
    version: fc.integer({ min: 2, max: 2 ** 40 }),
    titles: distinct(fc.record({ lang, text }), 1, 3, (one) => one.lang),
    keepers: distinct(hex64, 1, 5),
    share: fc.nat(99),
    logs: distinct(
      fc.record({
        key: hex64,
        url,
        admission: fc.constantFrom('default' as const, 'optional' as const),
        open: fc.boolean(),
      }),
      1,
      4,
      (one) => one.key,
    ).filter((logs) => logs.some(({ admission }) => admission === 'default')),
    witnesses: distinct(fc.record({ name: slug, key: hex64, url }), 0, 9, (one) => one.name),
    groups: distinct(slug, 1, 3),
    moderator: hex64,
    boards: distinct(fc.record({ slug, lang, title: text }), 0, 3, (one) => `${one.slug} ${one.lang}`),
    langs: distinct(lang, 1, 3),
    pow: fc.nat(64),
    batch: fc.integer({ min: 1, max: 1440 }),
    addresses: distinct(
      fc.record({ url, capability: slug, until: fc.integer({ min: 1 }) }),
      0,
      3,
      (one) => one.url,
    ),
    validUntil: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    size: fc.maxSafeNat(),
  })
  .map(({ share, moderator, size, ...rest }) => ({
    ...rest,
    threshold: 1 + (share % rest.keepers.length),
    moderators: rest.groups.map((group) => ({ group, pubkey: moderator })),
    continues: rest.logs.slice(0, 1).map(({ key }) => ({
      ...{ key, size, root: key },
      origin: `commonwall/${rest.wall}/${key.slice(0, 16)}`,
    })),
  }))

describe('a definition', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fields, hex64, fc.maxSafeNat(), (written, pubkey, createdAt) => {
        const unsigned = { ...definitionTemplate(written, { createdAt }), pubkey }
        const event = alreadyVerified({ ...unsigned, id: eventId(unsigned), sig: '00'.repeat(64) })
        const { id, author, createdAt: at, ...read } = parseDefinition(event)
        expect(read).toEqual(written)
        expect({ id, author, at }).toEqual({ id: event.id, author: pubkey, at: createdAt })
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  it('is refused with any one tag missing, twice, or in another place', () => {
    const sample = fc.sample(fields, { seed: 1, numRuns: 10 })
    for (const written of sample) {
      const template = definitionTemplate(written, { createdAt: 1 })
      const parse = (tags: readonly (readonly string[])[]) =>
        parseDefinition({
          ...template,
          tags,
          id: '0'.repeat(64),
          pubkey: '0'.repeat(64),
          sig: '0'.repeat(128),
        })
      for (const name of ['h', 'prev', 'version', 'threshold', 'pow', 'batch', 'valid-until']) {
        const at = template.tags.findIndex(([tag]) => tag === name)
        const tag = template.tags[at] ?? []
        expect(() => parse(template.tags.toSpliced(at, 1))).toThrow()
        expect(() => parse(template.tags.toSpliced(at, 0, tag))).toThrow()
        expect(() => parse([...template.tags.toSpliced(at, 1), ['lang', 'xx'], tag])).toThrow()
      }
    }
  })
})
