import { expect, it } from 'vitest'
import { oneAtATime } from '../../src/app/shell/one-at-a-time.ts'

it('a deed under way is not begun again, and the next one is, also after one that failed', async () => {
  const did: string[] = []
  const once = oneAtATime()
  const { promise, reject } = Promise.withResolvers<void>()
  const first = once(() => {
    did.push('first')
    return promise
  })
  await once(() => did.push('second tap'))
  reject(new Error('cut'))
  await expect(first).rejects.toThrow('cut')
  await once(() => did.push('third'))
  expect(did).toEqual(['first', 'third'])
})
