// A name that is made, or whose key is replaced, where something fails on the way: the key that what has left speaks of is
// kept, and who tries again makes no second one.

import {
  foldNames,
  KIND,
  parseKey,
  publicKeyOf,
  recoveryCommitment,
  recoveryKey,
  recoveryWords,
  type VerifiedEvent,
} from '@commonwall/wall'
import { expect, it } from 'vitest'
import { sealOf } from '../../../src/app/engine/name/list.ts'
import { NameMaker, type NamesOptions } from '../../../src/app/engine/name/name-maker.ts'
import { Keyring } from '../../../src/app/engine/say/keyring.ts'
import { NOW, said, secret, WALL, wallOf } from '../wall-of.ts'

/** A device whose outbox has room for so many posts, until it is given more. */
function device(room: number, events: readonly VerifiedEvent[] = [], drawn = 0) {
  const random = (length: number) => new Uint8Array(length).fill(++drawn)
  const wall = wallOf({ events, moderators: {} })
  const keyring = new Keyring(random)
  const left: VerifiedEvent[] = []
  const kept: (readonly string[])[] = []
  const given = { room }
  const speaker = {
    async send(event: VerifiedEvent) {
      if (given.room-- <= 0) throw new Error('no room')
      left.push(event)
    },
    async hurry() {},
  }
  const own = {
    keyring,
    saveKeys: async () => kept.push(keyring.names),
    speak: async () => speaker,
  }
  const maker = new NameMaker({
    own: () => own,
    wall: () => wall,
    now: () => NOW,
    random,
  } as unknown as NamesOptions)
  return { maker, wall, keyring, left, kept, given }
}

it('the key of a new name is kept before anything of it leaves, and tried again it is the same name', async () => {
  const { maker, keyring, left, kept, given } = device(1)
  maker.begin('River Press', 'en', undefined)
  await expect(maker.confirm([])).rejects.toThrow('no room')
  const keysIn = () => left.filter(({ kind }) => kind === KIND.key).map((event) => parseKey(event).keys)
  expect(keysIn()).toEqual([keyring.names])
  expect(kept).toEqual([keyring.names])
  given.room = 2
  await maker.confirm([])
  expect(keysIn()).toEqual([keyring.names, keyring.names])
  expect(left.at(-1)?.kind).toBe(KIND.profile)
  expect(left.at(-1)?.pubkey).toBe(publicKeyOf(keyring.secretOf(keyring.names[0] ?? '') ?? new Uint8Array()))
})

it('old words belong to the name that committed to them first, not to an older one that was given the same later', async () => {
  const { maker, wall, left } = device(9)
  const old = recoveryWords(new Uint8Array(16).fill(7), 'en').join(' ')
  const name = (n: number, at: number) => {
    const signer = publicKeyOf(secret(n))
    const keys = [signer]
    const next = recoveryCommitment(publicKeyOf(recoveryKey(old)), signer)
    const tags = [
      ['key', ...keys],
      ['next', next],
    ]
    const event = said(n, KIND.key, tags, '', at)
    return { name: event.id, keys: [], events: [{ id: event.id, event, at, next, keys, signer }] }
  }
  // By the age of the names: the first has rotated to the words of the second.
  const [older, own] = [name(8, NOW - 10), name(9, NOW - 20)]
  Object.assign(wall.held.names, { all: [older, own] })
  expect(maker.beginRotation(old, 'en').fingerprint).toEqual(sealOf(own.name))
  await maker.confirm([])
  expect(parseKey(left[0] as VerifiedEvent).prev).toBe(own.name)
})

/** What is held of a wall on which each event is witnessed when it says that it was made, folded for real. */
function fold(events: readonly VerifiedEvent[]) {
  const times = new Map(events.map(({ id, created_at }) => [id, created_at]))
  return foldNames({ events, history: { wall: WALL, witnessedTime: (id) => times.get(id) } })
}

/** A device that reads all this and has no key of anybody. */
function newDevice(events: readonly VerifiedEvent[], drawn: number) {
  const made = device(9, events, drawn)
  Object.assign(made.wall.held, { names: fold(events) })
  return made
}

/** A name of somebody who saw another before any log had it. */
const inceptionBy = (n: number, next: string, at: number) =>
  said(
    n,
    KIND.key,
    [
      ['key', publicKeyOf(secret(n))],
      ['next', next],
    ],
    '',
    at,
  )

it('old words belong to their own name, also where who copied what it commits to stands first, at each rotation', async () => {
  const first = device(9)
  let old = first.maker.begin('River Press', 'en', undefined).words
  await first.maker.confirm([])
  const [inception] = first.left
  let events: readonly VerifiedEvent[] = first.left
  for (const [turn, thief] of [8, 9].entries()) {
    const newest = events.findLast(({ kind }) => kind === KIND.key) as VerifiedEvent
    events = [inceptionBy(thief, parseKey(newest).next, NOW - 20), ...events]
    const { maker, keyring, left } = newDevice(events, 100 * (turn + 1))
    const shown = maker.beginRotation(old.join(' '), 'en')
    expect(shown.fingerprint).toEqual(sealOf(inception?.id))
    expect(shown.called).toBe('River Press')
    await maker.confirm([])
    events = [...events, ...left]
    expect(fold(events).currentKeys(inception?.id ?? '')).toEqual(keyring.names)
    old = shown.words
  }
})

it('words that were used are nobody’s any more, whoever commits to the key that they showed', async () => {
  const first = device(9)
  const { words } = first.maker.begin('River Press', 'en', undefined)
  const old = words.join(' ')
  await first.maker.confirm([])
  const owner = newDevice(first.left, 100)
  owner.maker.beginRotation(old, 'en')
  await owner.maker.confirm([])
  const next = recoveryCommitment(publicKeyOf(recoveryKey(old)), publicKeyOf(secret(9)))
  const thief = inceptionBy(9, next, NOW + 1)
  const { maker } = newDevice([...first.left, ...owner.left, thief], 200)
  expect(() => maker.beginRotation(old, 'en')).toThrow(expect.objectContaining({ code: 'engine/words' }))
})

it('a name whose key is replaced is called what it was called first, not what the thief called it', async () => {
  const called = (name: string, at: number) => said(9, KIND.profile, [], JSON.stringify({ name }), at)
  const { maker, wall, left } = device(9, [called('Liars', NOW - 10), called('River Press', NOW - 20)])
  const old = recoveryWords(new Uint8Array(16).fill(7), 'en').join(' ')
  const signer = publicKeyOf(secret(9))
  const keys = [signer]
  const next = recoveryCommitment(publicKeyOf(recoveryKey(old)), signer)
  const event = said(9, KIND.key, [...keys.map((key) => ['key', key]), ['next', next]], '', NOW - 20)
  const claim = { id: event.id, event, at: NOW - 20, next, keys, signer }
  const all = [{ name: event.id, keys: [], events: [claim] }]
  Object.assign(wall.held.names, { all, nameOf: () => event.id })
  expect(maker.beginRotation(old, 'en').called).toBe('River Press')
  await maker.confirm([])
  expect(left.at(-1)?.content).toBe('{"name":"River Press"}')
})

it('words that were shown are forgotten with their screen', async () => {
  const { maker, left } = device(2)
  const { words } = maker.begin('River Press', 'en', undefined)
  await expect(maker.confirm([[0, `${words[0]}x`]])).rejects.toMatchObject({ code: 'engine/words' })
  maker.forgetWords()
  await expect(maker.confirm([])).rejects.toMatchObject({ code: 'engine/words' })
  expect(left).toEqual([])
})
