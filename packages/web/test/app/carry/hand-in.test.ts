import { KIND } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { isSealed } from '../../../src/app/engine/carry/hand-in.ts'
import { said, thread } from '../wall-of.ts'

it('only what was sealed is handed in: a file of one’s own that looks like lines stays here', () => {
  expect(isSealed(JSON.stringify(said(1, KIND.sealedLine, [], 'sealed')))).toBe(true)
  for (const line of [JSON.stringify(thread(1)), '{"id":1}', '{"kind":"1059"}', 'null', '{"kind":1059', ''])
    expect(isSealed(line)).toBe(false)
})
