// Calls of who mentions somebody: names that are held here, and whom a text names. Nobody else is asked.

import { npubEncode } from 'nostr-tools/nip19'
import { floorsOf, referencesIn } from '../../../pages/fill/index.ts'
import type { Author, Language, Reference } from '../../../pages/model.ts'
import { whoIs } from '../fill/authors.ts'
import { lastingNames } from '../fill/find-names.ts'
import type { OwnGround } from '../own/own-ground.ts'

export interface Mentionable {
  /** As a text names it (NIP-21, NIP-27): `nostr:npub1…`. */
  readonly mention: string
  readonly author: Author
}

export interface MentionAsked {
  readonly query: string
  /** The thread that is answered: who speaks there is offered before anything is typed. */
  readonly root: string | undefined
  readonly lang: Language
}

export interface MentionCalls {
  /** Lasting names on this wall that can be mentioned, the oldest first. */
  mentionable(asked: MentionAsked): Promise<readonly Mentionable[]>
  /** What a text that is being written points at. */
  pointsAt(asked: {
    readonly text: string
    readonly root: string | undefined
    readonly lang: Language
  }): Promise<readonly Reference[]>
}

const OFFERED = 8

export function mentionCalls(ground: OwnGround): MentionCalls {
  return {
    async mentionable({ query, root, lang }) {
      const wall = ground.wall()
      const { names } = wall.held
      const inThread = () => {
        const { root: first, posts = [] } = (root === undefined ? undefined : wall.thread(root)?.thread) ?? {}
        const ids = [first, ...posts].flatMap((post) => names.nameOf(post?.event?.pubkey ?? '') ?? [])
        return [...new Set(ids)].flatMap((name) => names.currentKeys(name).slice(0, 1)).slice(0, OFFERED)
      }
      const keys = query.trim() === '' ? inThread() : lastingNames(wall, query, OFFERED)
      return keys.map((key) => ({ mention: `nostr:${npubEncode(key)}`, author: whoIs(wall, key, lang) }))
    },
    async pointsAt({ text, root, lang }) {
      const wall = ground.wall()
      const view = root === undefined ? undefined : wall.thread(root)
      const floors = view === undefined ? new Map<string, number>() : floorsOf(view.thread)
      return referencesIn(text, floors, (key) => whoIs(wall, key, lang, view?.writers))
    },
  }
}
