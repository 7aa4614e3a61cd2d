// One's own posts: looked after by one look at a time, however often it is asked for, and taken back also where nobody knows
// whether they arrived.

import { type AddressPool, type Copy, decodeEntry, encodeEntry, memoryRows } from '@commonwall/sync'
import { KIND, publicKeyOf, signEvent, tagValues, type VerifiedEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { Keyring } from '../../src/app/engine/say/keyring.ts'
import { type Saying, Speaker, type SpeakerOptions } from '../../src/app/engine/say/speaker.ts'
import { Wall } from '../../src/app/engine/wall.ts'
import { NOW, said, secret, thread, WALL, wallOf } from './wall-of.ts'

/** How often a look asks the copy what of the wall it holds: before it sends, to send, and after. */
const ASKS = 3

const random = (length: number) => new Uint8Array(length).fill(7)

function open(given: Pick<SpeakerOptions, 'copy'> & Partial<SpeakerOptions>): Promise<Speaker> {
  return Speaker.open({
    ...{ random, rows: memoryRows(), pool: {} as AddressPool, saved: false },
    keyring: new Keyring(random),
    ask: async () => undefined,
    tellsBridge: () => false,
    signUnder: () => Promise.reject(new Error('nothing is signed here')),
    now: () => NOW,
    wall: () => wallOf({ events: [], moderators: {} }),
    onChange() {},
    ...given,
  })
}

it('what is asked for while a look is under way is one look more', async () => {
  let asked = 0
  const history = () => {
    asked++
    return undefined
  }
  const copy = { wall: WALL, add: async () => true, history } as unknown as Copy
  const speaker = await open({ copy })
  // Handing it over begins a look.
  await speaker.send(thread(1), { careful: false })
  await Promise.all(Array.from({ length: 20 }, () => speaker.look()))
  expect(asked).toBe(2 * ASKS)
  await speaker.close()
})

it('what could get its writer punished can still be taken back in the first seconds, and leaves within two minutes', async () => {
  const copy = { wall: WALL, add: async () => true, history: () => undefined } as unknown as Copy
  // The least and the most that chance gives.
  for (const [first, rest, after] of [
    [0x80, 0, 20],
    [0x7f, 0xff, 120],
  ] as const) {
    const drawn = (length: number) => new Uint8Array(length).fill(rest).with(0, first)
    const speaker = await open({ copy, random: drawn })
    await speaker.send(thread(1), { careful: true })
    expect(speaker.entries.map(({ notBefore }) => notBefore)).toEqual([NOW + after])
    await speaker.close()
  }
})

it('what was tried in vain and is withdrawn is not tried again; that it was withdrawn is sent', async () => {
  const post = thread(1)
  const keyring = new Keyring(random)
  keyring.remember(post.id, secret(1))
  const shown = new Set<string>()
  const copy = {
    wall: WALL,
    add: async ({ id }: VerifiedEvent) => shown.add(id),
    forget: (id: string) => shown.delete(id),
    history: () => undefined,
  } as unknown as Copy
  const speaker = await open({
    copy,
    keyring,
    wall: () => wallOf({ events: [post], moderators: {} }),
    signUnder: async (_, template) => signEvent(template, secret(1), random(32)),
  })
  await speaker.takeOver([
    { event: post, state: 'waiting', added: NOW, notBefore: NOW, tries: 0, sentAt: NOW - 60 },
  ])
  expect(await speaker.withdraw({ id: post.id, careful: false })).toBe(true)
  expect(speaker.entries.map(({ event }) => event.tags.filter(([name]) => name === 'e'))).toEqual([
    [['e', post.id]],
  ])
  expect([...shown]).toEqual(speaker.entries.map(({ event }) => event.id))
  await speaker.close()
})

it('what waits for its hour can be taken back before it, and stands in its thread from then on', async () => {
  const [kept, withdrawn] = [thread(1), thread(2)]
  const keyring = new Keyring(random)
  keyring.remember(withdrawn.id, secret(2))
  let isTime = false
  const shown: string[] = []
  const copy = {
    wall: WALL,
    add: async ({ id }: VerifiedEvent) => isTime && shown.push(id) > 0,
    forget: () => undefined,
    history: () => undefined,
  } as unknown as Copy
  const speaker = await open({ copy, keyring })
  for (const post of [kept, withdrawn]) await speaker.send(post, { wait: 3_600, careful: false })
  expect(await speaker.withdraw({ id: withdrawn.id, careful: false })).toBe(false)
  await speaker.look()
  expect(shown).toEqual([])
  isTime = true
  await speaker.look()
  expect(new Set(shown)).toEqual(new Set([kept.id]))
  await speaker.close()
})

it('an article goes whole: what of it waits does not come after its withdrawal', async () => {
  const version = (title: string, at: number) =>
    said(
      1,
      KIND.article,
      [
        ['d', 'x'],
        ['title', title],
      ],
      'Words.',
      at,
    )
  const [first, second, later] = [version('1', NOW - 60), version('2', NOW), version('3', NOW + 3_600)]
  const keyring = new Keyring(random)
  keyring.remember('x', secret(1))
  const copy = {
    wall: WALL,
    add: async () => true,
    forget: () => undefined,
    history: () => undefined,
  } as unknown as Copy
  const withdrawn = async (id: string, whole: boolean) => {
    const speaker = await open({
      copy,
      keyring,
      wall: () => wallOf({ events: [first, second], moderators: {} }),
      signUnder: async (_, template) => signEvent(template, secret(1), random(32)),
    })
    // The first stands on the wall.
    for (const post of [second, later]) await speaker.send(post, { wait: 3_600, careful: false })
    const left = await speaker.withdraw({ id, careful: false, whole })
    const kinds = speaker.entries.map(({ event }) => event.kind)
    const names = speaker.entries.flatMap(({ event }) => tagValues(event, 'e'))
    await speaker.close()
    return { left, kinds, names }
  }
  // Of a version that never left nobody learns, not even that there was one.
  const gone = { left: true, kinds: [KIND.withdrawal], names: [first.id] }
  expect(await withdrawn(second.id, true)).toEqual(gone)
  expect(await withdrawn(first.id, false)).toEqual(gone)
  // In the list of one's own posts it is this version alone.
  expect(await withdrawn(second.id, false)).toEqual({ left: false, kinds: [KIND.article], names: [] })
})

it('answers what waits under a throwaway under that key alone, not under a name', async () => {
  const root = thread(1)
  const keyring = new Keyring(random)
  keyring.remember(root.id, secret(1))
  const copy = { wall: WALL, add: async () => true, history: () => undefined } as unknown as Copy
  const { input } = wallOf({ events: [root], moderators: {} })
  const wall = new Wall({ ...input, own: new Map([[root.id, 'waiting']]) })
  const speaker = await open({ copy, keyring, wall: () => wall })
  const reply = { root: root.id, parent: root.id }
  const saying = { form: 'reply', text: 'An answer.', reply, lang: 'en', careful: false } as const
  const say = (as?: string) => speaker.say({ ...saying, as } as unknown as Saying, async () => undefined)
  await expect(say(keyring.addName(secret(9)))).rejects.toMatchObject({ code: 'engine/unseen' })
  expect(speaker.entries).toEqual([])
  await say()
  expect(speaker.entries.map(({ event }) => event.pubkey)).toEqual([root.pubkey])
  await speaker.close()
})

describe('a post whose key is to be kept first', () => {
  const root = thread(1)
  const copy = { wall: WALL, add: async () => true, history: () => undefined } as unknown as Copy
  const wall = () => wallOf({ events: [root], moderators: {} })
  const reply = { root: root.id, parent: root.id }
  const saying = { form: 'reply', text: 'An answer.', reply, lang: 'en', careful: false } as const

  it('does not leave where there is no room for the key: who is told that it failed says it once more', async () => {
    const speaker = await open({ copy, wall })
    const full = () => Promise.reject(new Error('full'))
    await expect(speaker.say(saying as unknown as Saying, full)).rejects.toThrow('full')
    expect(speaker.entries).toEqual([])
    await speaker.close()
  })

  it('is signed by the key with which another tab has spoken in the thread meanwhile', async () => {
    const keyring = new Keyring(random)
    const speaker = await open({ copy, keyring, wall })
    await speaker.say(saying as unknown as Saying, async () => keyring.remember(root.id, secret(9)))
    expect(speaker.entries.map(({ event }) => event.pubkey)).toEqual([publicKeyOf(secret(9))])
    await speaker.close()
  })
})

it('what arrives while its withdrawal is being signed stays in sight; the withdrawal follows it', async () => {
  const post = thread(1)
  const keyring = new Keyring(random)
  keyring.remember(post.id, secret(1))
  const rows = memoryRows()
  const copy = { wall: WALL, add: async () => true, forget() {}, history: () => undefined } as unknown as Copy
  let drawn = 0
  let speaker: Speaker | undefined
  speaker = await open({
    ...{ copy, keyring, rows, saved: true },
    // Each row has a name of its own.
    random: (length) => new Uint8Array(length).fill(++drawn),
    wall: () => wallOf({ events: [post], moderators: {} }),
    async signUnder(_, template) {
      // Another tab has it taken meanwhile.
      const [row = ''] = (await rows.names()).filter((name) => name.startsWith('post-'))
      const entry = decodeEntry((await rows.get(row)) ?? new Uint8Array())
      await rows.put(row, encodeEntry({ ...entry, state: 'sent' }))
      await speaker?.look()
      return signEvent(template, secret(1), random(32))
    },
  })
  await speaker.takeOver([
    { event: post, state: 'waiting', added: NOW, notBefore: NOW, tries: 0, sentAt: NOW - 60 },
  ])
  await speaker.look()
  expect(await speaker.withdraw({ id: post.id, careful: false })).toBe(true)
  expect(speaker.entries.map(({ event, state }) => [event.kind, state])).toContainEqual([post.kind, 'sent'])
  expect(speaker.entries).toHaveLength(2)
  await speaker.close()
})
