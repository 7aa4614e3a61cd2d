// An assembly of two groups on a real node, with three issuers a group that answer sealed requests, and a calendar that
// is moved: what takes weeks takes a minute.

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Constitution,
  constitutionTemplate,
  formatInvitation,
  issuanceTemplate,
  makeRoll,
  parseConstitution,
  type Random,
  rollCommitment,
} from '@commonwall/assembly'
import { foundWall, freshIssuerKey, Issuer, type RunningNode, silentLog, startNode } from '@commonwall/node'
import { directDialer } from '@commonwall/sync'
import { toHex } from '@commonwall/tlog'
import {
  type EventTemplate,
  KIND,
  parseEventJson,
  publicKeyOf,
  replyTags,
  signEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { answerCarried } from '../../../packages/cli/src/assembly/joining/issue.ts'
import { listenForRequests } from '../../../packages/cli/src/assembly/joining/listen.ts'
import { untilAppLoads } from '../demo-node.ts'

export const DAY = 86_400
export const GROUPS = ['civil', 'state'] as const
export const ROLE = 'reaffirming the centrality of the General Assembly'
const random: Random = (length) => new Uint8Array(randomBytes(length))

export interface AssemblyHall {
  readonly node: RunningNode
  readonly constitution: Constitution
  /** Place of the constitution in the log. */
  readonly place: number
  /** Unix seconds, as everybody here takes it. */
  now(): number
  /** Lets it be so many days after the beginning; logs are witnessed, what waits for a tick is released. */
  day(number: number): Promise<void>
  /** An invitation for the one person of a group. */
  invitation(group: string): string
  /** An issuer's sealed answer to a sealed request. @param at place of the issuer */
  answer(group: string, at: number, request: string): string
  /** All issuers listen at the node, as the command does, until it is stopped. */
  listen(): Promise<() => Promise<void>>
  /** All issuers say in public for how many they signed. */
  finishIssuing(): Promise<void>
  close(): Promise<void>
}

export interface HallOptions {
  /** Its pages load the app. */
  readonly app: boolean
  /** Unix seconds. */
  readonly start: number
  /** What it is called, and the text of its second passage. */
  readonly title?: string
  readonly review?: string
  /** Of five days each, the first from the fourth day on, each further one ten days later; one, if not said. */
  readonly rounds?: number
}

export async function openHall({
  app,
  start,
  title = 'The review',
  review: reviewed = 'a review in ten years',
  rounds = 1,
}: HallOptions): Promise<AssemblyHall> {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-hall-'))
  let time = start
  const founding = foundWall({
    folder: join(folder, 'wall'),
    titles: [{ lang: 'en', text: 'Agreed' }],
    boards: [{ slug: 'talk', lang: 'en', title: 'Talk' }],
    langs: ['en'],
    url: 'http://127.0.0.1:4848/',
    keeper: random(32),
    batch: 1,
    now: start,
    random,
  })
  const wall = founding.id
  const said: VerifiedEvent[] = []
  const say = (template: EventTemplate, secret: Uint8Array) => {
    const event = signEvent(template, secret, random(32))
    said.push(event)
    return event
  }
  const convener = random(32)
  const post = (kind: number, tags: readonly string[][], content: string) =>
    say({ kind, created_at: start, tags: [['h', wall], ...tags], content }, convener)
  const subject = post(
    KIND.thread,
    [
      ['title', title],
      ['t', 'talk'],
      ['l', 'en'],
    ],
    'Talk it over here.',
  )
  const reply = (text: string) => post(KIND.reply, [...replyTags(subject), ['l', 'en']], text)
  const issuers = GROUPS.map((group) => ({
    group,
    roll: makeRoll([`${group} member`], random),
    issuers: [1, 2, 3].map(() => ({ key: freshIssuerKey(), secret: random(32) })),
  }))
  const review = reply(reviewed).id
  const founded = say(
    constitutionTemplate(
      {
        wall,
        subject: subject.id,
        passages: [
          { slug: 'role', text: reply(ROLE).id },
          { slug: 'review', text: review },
        ],
        groups: issuers.map(({ group, roll: { roll }, issuers: three }) => ({
          slug: group,
          roll: roll.size,
          rollRoot: roll.root,
          issuers: three.map(({ key, secret }) => ({ pubkey: publicKeyOf(secret), modulus: key.modulus })),
        })),
        logs: [founding.tags.find(([name]) => name === 'log')?.[1] ?? '', 'ab'.repeat(32)],
        rule: { ratio: 2, least: 1, part: 5, red: 4 },
        ...{ bridgePeople: 30, bridgeRounds: 1, sponsorGroups: 2, silence: 3 * DAY },
        issuance: { from: start, until: start + 2 * DAY },
        rounds: Array.from({ length: rounds }, (_, n) => {
          const from = start + (4 + 10 * n) * DAY
          return { from, until: from + 5 * DAY }
        }),
        whole: { from: start + (4 + 10 * rounds) * DAY, until: start + (10 + 10 * rounds) * DAY },
      },
      { createdAt: start },
    ),
    convener,
  )
  for (const { issuers: three } of issuers)
    for (const { secret } of three)
      say(
        {
          kind: KIND.signature,
          created_at: start,
          tags: [
            ['h', wall],
            ['e', founded.id],
            ['k', `${KIND.constitution}`],
          ],
          content: '',
        },
        secret,
      )
  const node = await startNode({
    folder: join(folder, 'wall'),
    port: 0,
    app,
    portable: true,
    log: silentLog,
    plant: said,
    now: () => time,
  })
  await node.flush()
  if (app) await untilAppLoads(node.url)
  const constitution = parseConstitution(founded)
  const working = issuers.map(({ group, roll: { roll, entries }, issuers: three }) => ({
    group,
    entries,
    three: three.map(({ key, secret }, at) => ({
      secret,
      issuer: new Issuer({
        ...{ constitution: founded.id, group, root: roll.root, key, ...constitution.issuance },
        commitments: entries.map((entry) => toHex(rollCommitment(entry))),
        ledger: join(folder, `${group}-${at}.db`),
      }),
    })),
  }))
  const of = (group: string) => {
    const found = working.find((one) => one.group === group)
    if (found === undefined) throw new Error(`hall: expected one of ${GROUPS.join(', ')}, got ${group}`)
    return found
  }
  return {
    node,
    constitution,
    place: node.store.position('default', founded.id) ?? -1,
    now: () => time,
    async day(number) {
      time = Math.max(time, start + Math.floor(number * DAY))
      await node.look()
      await node.flush()
      // A log that grew is witnessed: what was said until now is dated.
      const tags = [
        ['h', wall],
        ['title', `day ${number}`],
        ['t', 'talk'],
      ]
      const event = signEvent(
        { kind: KIND.thread, created_at: time, tags, content: '' },
        random(32),
        random(32),
      )
      await node.intake.take(event, 'relay')
      await node.flush()
    },
    invitation(group) {
      const [entry] = of(group).entries
      if (entry === undefined) throw new Error('hall: expected a person on the roll')
      return formatInvitation({ ...entry, constitution: founded.id, group })
    },
    answer(group, at, request) {
      const one = of(group).three[at]
      if (one === undefined) throw new Error('hall: expected an issuer')
      return JSON.stringify(one.issuer.answerSealed(parseEventJson(request), one.secret, time, random))
    },
    async listen() {
      const stopping = new AbortController()
      let hearing = 0
      const loops = working.flatMap(({ three }) =>
        three.map(({ issuer, secret }) =>
          listenForRequests({
            url: node.url,
            pubkey: publicKeyOf(secret),
            dialer: directDialer,
            answer: ({ line }) =>
              answerCarried(line, { issuer, wall, assembly: founded.id, secret, now: time }),
            onState: (state) => {
              if (state === 'listening') hearing += 1
            },
            signal: stopping.signal,
          }),
        ),
      )
      while (hearing < loops.length) await new Promise((resolve) => setTimeout(resolve, 20))
      return async () => {
        stopping.abort()
        await Promise.all(loops)
      }
    },
    async finishIssuing() {
      for (const { group, three } of working)
        for (const { issuer, secret } of three) {
          const ranges = issuer.issued()
          if (ranges.length === 0) continue
          const template = issuanceTemplate({ wall, assembly: founded.id, group, ranges }, time)
          await node.intake.take(signEvent(template, secret, random(32)), 'relay')
        }
      await node.flush()
    },
    async close() {
      for (const { three } of working) for (const { issuer } of three) issuer.close()
      await node.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
