// Posting: an answer for each line, in order; the same answer when it is sent again.

import { inboxLineHash } from '@commonwall/wall'
import { type AcceptanceCase, failureOf, must } from './case.ts'
import type { TransportRig } from './rig.ts'
import { withTransport } from './with-transport.ts'

export function postingCases(rig: TransportRig): AcceptanceCase[] {
  const { posts } = rig
  if (!posts) return []
  const { log, good, bad } = posts
  return [
    {
      name: 'every line is answered in its place',
      run: () =>
        withTransport(rig, async ({ post }) => {
          const lines = bad === undefined ? good : [...good.slice(0, 1), bad, ...good.slice(1)]
          const answers = (await post?.(log, lines)) ?? []
          must(answers.length === lines.length, `${lines.length} answers`, answers.length)
          for (const [at, { hash, refused }] of answers.entries()) {
            const line = lines[at] ?? ''
            must(hash === inboxLineHash(line), 'the hash of the line')
            if (line === bad) must(refused !== undefined && refused !== '', 'a reason', refused)
            else must(refused === undefined, 'taken', refused)
          }
        }),
    },
    {
      name: 'what is sent again is answered as before',
      run: () =>
        withTransport(rig, async ({ post }) => {
          for (const _ of [1, 2])
            for (const { refused } of (await post?.(log, good)) ?? [])
              must(refused === undefined, 'taken', refused)
        }),
    },
    {
      name: 'a post that is given up says so',
      run: () =>
        withTransport(rig, async ({ post }) => {
          const given = await failureOf(post?.(log, good, AbortSignal.abort()) ?? Promise.resolve(), 'an end')
          must(given.name === 'AbortError', 'AbortError', given.name)
        }),
    },
  ]
}
