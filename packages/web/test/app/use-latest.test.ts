import { expect, it } from 'vitest'
import { inOrder } from '../../src/app/shell/use-latest.ts'

it('an answer, or a failure, that a newer one has overtaken is dropped', async () => {
  const took: unknown[] = []
  const take = (got: unknown) => took.push(got)
  const inTurn = inOrder<string>()
  const first = Promise.withResolvers<string>()
  const second = Promise.withResolvers<string>()
  const third = Promise.withResolvers<string>()
  for (const { promise } of [first, second, third]) inTurn(promise, take, take)
  second.resolve('second')
  await second.promise
  first.resolve('first')
  await first.promise
  third.reject('no third')
  await third.promise.catch(() => undefined)
  expect(took).toEqual(['second', 'no third'])
  const fourth = Promise.withResolvers<string>()
  inTurn(fourth.promise, take, take)
  inTurn(Promise.resolve('fifth'), take, take)
  await Promise.resolve()
  fourth.reject('no fourth')
  await fourth.promise.catch(() => undefined)
  expect(took).toEqual(['second', 'no third', 'fifth'])
})
