// An open letter on a page without JavaScript: who signed it, one by one, so that anybody can verify it.

import { KIND } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { openDatedWall, secret } from './dated-wall.ts'

const [RIVER, MILL, REGRETS, THROWAWAY] = [secret(111), secret(112), secret(113), secret(114)]

it('lists names with the place of each signature, and neither throwaways nor who took it back', async () => {
  const { write, sign, key, called, anHourLater, place, page, close } = await openDatedWall()
  const named = (owner: Uint8Array, name: string) => [key(owner, secret(120)), called(owner, name)]
  await write(...named(RIVER, 'River Press'), ...named(MILL, 'Mill Lane'), ...named(REGRETS, 'Regrets'))
  const letter = sign(
    THROWAWAY,
    KIND.article,
    [
      ['d', 'letter'],
      ['title', 'A letter'],
      ['t', 'board'],
    ],
    'We ask for a public hearing.',
  )
  await write(letter)
  await anHourLater()
  const signature = (by: Uint8Array) =>
    sign(by, KIND.signature, [
      ['e', letter.id],
      ['k', String(KIND.article)],
    ])
  const [river, mill, regrets, nobody] = [RIVER, MILL, REGRETS, THROWAWAY].map(signature)
  await write(...[river, mill, regrets, nobody].flatMap((one) => one ?? []))
  await anHourLater()
  await write(sign(REGRETS, KIND.withdrawal, [['e', regrets?.id ?? '']]))
  await anHourLater()
  const list = /<details class="signed">.*?<\/details>/s.exec(await page(letter.id))?.[0] ?? ''
  expect(list).toContain('Signed by 2 names')
  expect(list.match(/<li/g)).toHaveLength(2)
  for (const [name, signed] of [
    ['River Press', river],
    ['Mill Lane', mill],
  ] as const) {
    expect(list).toContain(name)
    expect(list).toContain(`place ${place(signed?.id ?? '')}`)
  }
  expect(list).not.toContain('Regrets')
  await close()
})
