// An open letter on a page without JavaScript: who signed it, one by one, so that anybody can verify it.

import { addressOf, KIND } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { fabricate } from '../../src/store/acceptance/fabricate.ts'
import { openDatedWall, secret } from './dated-wall.ts'

/** Signatures that a page asks for at once. */
const MORE_THAN_ARE_READ = 5_001

const [RIVER, MILL, REGRETS, THROWAWAY, ASTRAY] = [
  secret(111),
  secret(112),
  secret(113),
  secret(114),
  secret(115),
]

it('lists names with the place of each signature, and neither throwaways nor who took it back', async () => {
  const { write, sign, key, called, anHourLater, place, page, view, close } = await openDatedWall()
  const nowhere = ['h', 'nowhere']
  const named = (owner: Uint8Array, name: string) => [key(owner, secret(120)), called(owner, name)]
  await write(
    ...named(RIVER, 'River Press'),
    ...named(MILL, 'Mill Lane'),
    ...named(REGRETS, 'Regrets'),
    ...named(ASTRAY, 'Astray'),
  )
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
  // What breaks a rule of the wall signs nothing and takes nothing back, in the app as here.
  const astray = sign(ASTRAY, KIND.signature, [['e', letter.id], ['k', String(KIND.article)], nowhere])
  await write(astray, sign(MILL, KIND.withdrawal, [['e', mill?.id ?? ''], nowhere]))
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
  const edited = sign(
    THROWAWAY,
    KIND.article,
    [
      ['d', 'letter'],
      ['title', 'A letter'],
      ['t', 'board'],
    ],
    'We ask for nothing.',
  )
  await write(edited)
  await anHourLater()
  const after = await page(edited.id)
  expect(after).not.toContain('<details class="signed">')
  const versions = [
    ...(/<ol class="versions">(.*?)<\/ol>/s.exec(after)?.[1] ?? '').matchAll(/<li.*?<\/li>/gs),
  ]
  expect(versions.map(([version]) => /Signed by \d+ names?/.exec(version)?.[0])).toEqual([
    undefined,
    'Signed by 2 names',
  ])
  expect(view().articles.get(addressOf(letter))?.signatories.get(letter.id)).toHaveLength(2)
  await close()
})

it('counts every name, however many fresh keys have signed after them', async () => {
  const { write, sign, key, called, anHourLater, page, view, close } = await openDatedWall()
  await write(
    key(RIVER, secret(120)),
    called(RIVER, 'River Press'),
    key(MILL, secret(120)),
    key(REGRETS, secret(120)),
  )
  const tags = [
    ['d', 'letter'],
    ['title', 'A letter'],
    ['t', 'board'],
  ]
  const letter = sign(THROWAWAY, KIND.article, tags, 'We ask for a public hearing.')
  await write(letter)
  await anHourLater()
  const signs = [
    ['e', letter.id],
    ['k', String(KIND.article)],
  ]
  const [river, mill, regrets] = [RIVER, MILL, REGRETS].map((by) => sign(by, KIND.signature, signs))
  await write(...[river, mill, regrets].flatMap((one) => one ?? []))
  await anHourLater()
  await write(sign(REGRETS, KIND.withdrawal, [['e', regrets?.id ?? '']]))
  const home = ['h', letter.tags.find(([name]) => name === 'h')?.[1] ?? '']
  const crowd = Array.from({ length: MORE_THAN_ARE_READ }, (_, n) =>
    fabricate({
      kind: KIND.signature,
      pubkey: n.toString(16).padStart(64, '0'),
      tags: [home, ...signs],
      created_at: letter.created_at + 50_000,
    }),
  )
  await write(...crowd)
  await anHourLater()
  const list = /<details class="signed">.*?<\/details>/s.exec(await page(letter.id))?.[0] ?? ''
  expect(list).toContain('Signed by 2 names')
  expect(list).toContain('River Press')
  // As the app counts them, which reads all.
  expect(view().articles.get(addressOf(letter))?.signatories.get(letter.id)).toHaveLength(2)
  await close()
})
