// The Chinese guides call buttons and states by the words that the screens have.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const sources = globSync('packages/web/src/**/*.ts', { cwd: root })
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n')

describe('the guides in Chinese', () => {
  for (const [lang, quoted, narrow] of [
    ['zh-hans', /“([^”]+)”/g, /\p{Script=Han}[,.;:!?()]/u],
    ['zh-hant', /「([^」]+)」/g, /\p{Script=Han}[,.;:!?()]|[“”]/u],
  ] as const)
    it(`say what the screens say, in full width (${lang})`, () => {
      const guide = readFileSync(join(root, `docs/guide/${lang}.md`), 'utf8')
      const words = [...guide.matchAll(quoted)].map(([, word = '']) => word)
      expect(words.length).toBeGreaterThan(20)
      expect(words.filter((word) => !sources.includes(word))).toEqual([])
      expect(narrow.exec(guide)).toBeNull()
    })
})
