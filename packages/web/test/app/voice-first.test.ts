// A voice is heard by its first ballot: where that could not be kept when the last issuer had answered, it is made up for, and it
// is the same one. Nor does anything of it wait once it is forgotten.

import { constitutionTemplate, DAY } from '@commonwall/assembly'
import { type AddressPool, type Copy, memoryRows, type Rows } from '@commonwall/sync'
import { KIND, publicKeyOf, signEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import type { OwnGround } from '../../src/app/engine/own/own-ground.ts'
import { Keyring } from '../../src/app/engine/say/keyring.ts'
import { Speaker } from '../../src/app/engine/say/speaker.ts'
import { voiceCalls } from '../../src/app/engine/voice/calls.ts'
import { type Voice, Voices } from '../../src/app/engine/voice/voices.ts'
import { NOW, secret, WALL, wallOf } from './wall-of.ts'

const START = NOW - (NOW % DAY)
const at = (day: number) => START + day * DAY
const hex = (n: number) => n.toString(16).padStart(2, '0').repeat(32)
const constitution = signEvent(
  constitutionTemplate(
    {
      ...{ wall: WALL, subject: hex(1), passages: [{ slug: 'one', text: hex(2) }] },
      groups: ['civil', 'state'].map((slug, n) => ({
        ...{ slug, roll: 100, rollRoot: hex(3 + n) },
        issuers: [1, 2, 3].map((issuer) => ({
          pubkey: publicKeyOf(secret(10 * n + issuer + 20)),
          modulus: `f${hex(10 * n + issuer)
            .repeat(8)
            .slice(2)}1`,
        })),
      })),
      logs: [hex(5), hex(6)],
      rule: { ratio: 2, least: 3, part: 5, red: 4 },
      ...{ bridgePeople: 30, bridgeRounds: 1, sponsorGroups: 2, silence: 3 * DAY },
      issuance: { from: at(0), until: at(1) },
      rounds: [{ from: at(2), until: at(9) }],
      whole: { from: at(12), until: at(19) },
    },
    { createdAt: START },
  ),
  secret(9),
  new Uint8Array(32),
)
const assembly = constitution.id
const pubkey = publicKeyOf(secret(7))
const credential = {
  ...{ constitution: assembly, group: 'civil', pubkey, secretKey: '07'.repeat(32) },
  signatures: [1, 2, 3].map((n) => `${n}`.repeat(512)),
}
const claim = {
  ...{ constitution: assembly, group: 'civil', secretKey: '07'.repeat(32) },
  ...{ inverses: [], requests: [], replyKeys: [] },
}
const drawn: Voice = { assembly, group: 'civil', claim, requests: [], answers: [], credential, speaks: at(3) }

/** A tab with its voices and its outbox, on what a disk holds. */
async function openTab(rows: Rows) {
  let drawing = 0
  const random = (length: number) => new Uint8Array(length).fill(++drawing)
  const wall = wallOf({ events: [constitution], moderators: {} })
  const copy = { wall: WALL, add: async () => true, forget: () => undefined, history: () => undefined }
  const speaker = await Speaker.open({
    ...{ random, rows, pool: {} as AddressPool, saved: false, keyring: new Keyring(random) },
    copy: copy as unknown as Copy,
    ask: async () => undefined,
    tellsBridge: () => false,
    signUnder: () => Promise.reject(new Error('nothing is signed here')),
    ...{ now: () => NOW, wall: () => wall, onChange() {} },
  })
  const voices = await Voices.open(rows)
  await voices.put(drawn)
  const ground = {
    options: { now: () => NOW, random },
    own: () => ({ voices, speaker }),
    speaking: async () => speaker,
    wall: () => wall,
    changed() {},
  } as unknown as OwnGround
  return { calls: voiceCalls(ground), voices, speaker }
}

it('a first ballot for which there was no room is made up for, is one, and then the claim goes', async () => {
  let isFull = true
  const rows = memoryRows()
  const { calls, voices, speaker } = await openTab({
    ...rows,
    put: (name, bytes) =>
      isFull && name.startsWith('post-') ? Promise.reject(new Error('full')) : rows.put(name, bytes),
  })
  expect((await calls.voice(assembly))?.state).toBe('drawn')
  expect(voices.of(assembly)?.claim).toEqual(claim)
  isFull = false
  await Promise.all([calls.voice(assembly), calls.voice(assembly)])
  expect(voices.of(assembly)).toEqual({ assembly, group: 'civil', credential, speaks: at(3) })
  expect(
    speaker.entries.map(({ event, notBefore }) => [event.kind, event.pubkey, notBefore >= at(3)]),
  ).toEqual([[KIND.ballot, pubkey, true]])
  await speaker.close()
})

it('a voice is forgotten after what of it waits: where that cannot go the voice stays, and both go once it can', async () => {
  let isStuck = true
  const rows = memoryRows()
  const { calls, voices, speaker } = await openTab({
    ...rows,
    delete: (name) => (isStuck ? Promise.reject(new Error('stuck')) : rows.delete(name)),
  })
  await calls.voice(assembly)
  await expect(calls.forgetVoice(assembly)).rejects.toThrow('stuck')
  expect([voices.of(assembly)?.credential, speaker.entries.length]).toEqual([credential, 1])
  isStuck = false
  await calls.forgetVoice(assembly)
  expect([voices.all, speaker.entries]).toEqual([[], []])
  expect((await Voices.open(rows)).all).toEqual([])
  await speaker.close()
})
