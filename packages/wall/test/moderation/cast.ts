// Turns the letters of vectors/moderation into keys, events and the views that folding asks.

import { readFileSync } from 'node:fs'
import type { Names, NamesView, RolesView, TimeView, VerifiedEvent } from '@commonwall/wall'
import { hex } from '../event-fixture.ts'

export function vectors<F>(name: string): F {
  return JSON.parse(
    readFileSync(new URL(`../../../../vectors/moderation/${name}.json`, import.meta.url), 'utf8'),
  ) as F
}

/** The writer whose key a letter stands for: a number for `event(n, …)`. */
export function writer(letter: string): number {
  let n = 7
  for (const char of letter) n = n * 131 + char.charCodeAt(0)
  return n
}

export function key(letter: string): string {
  return hex(writer(letter))
}

export interface VectorRoles {
  readonly groups: readonly string[]
  readonly moderators: readonly (readonly [string, string])[]
  readonly keepers: readonly string[]
  readonly threshold: number
}

/** Roles from the start, and others from times on. */
export function rolesView(
  roles: VectorRoles,
  then: readonly { readonly from: number; readonly roles: VectorRoles }[] = [],
): RolesView {
  const spans = [{ from: 0, roles }, ...then].map(({ from, roles: { moderators, keepers, ...rest } }) => ({
    from,
    roles: {
      ...rest,
      moderators: moderators.map(([group, letter]) => ({ group, pubkey: key(letter) })),
      keepers: keepers.map(key),
    },
  }))
  return {
    rolesAt: (time) => {
      const found = spans.findLast(({ from }) => from <= time)
      if (found === undefined) throw new Error(`no roles at ${time}`)
      return found.roles
    },
  }
}

/** A clock that is told what was witnessed when. */
export class Clock implements TimeView {
  readonly wallTime: number
  readonly #times = new Map<string, number>()

  constructor(wallTime: number) {
    this.wallTime = wallTime
  }

  witness(event: VerifiedEvent, at: number | null | undefined): VerifiedEvent {
    if (at !== null && at !== undefined) this.#times.set(event.id, at)
    return event
  }

  witnessedTime(id: string): number | undefined {
    return this.#times.get(id)
  }
}

export interface VectorName {
  readonly name: string
  readonly inception: number
  readonly keys: readonly (readonly [string, number, number | null])[]
  readonly rotations: readonly number[]
}

export function namesView(names: readonly VectorName[]): NamesView & Pick<Names, 'countsAt'> {
  const find = (pubkey: string) => {
    for (const name of names)
      for (const [letter, from, until] of name.keys) if (key(letter) === pubkey) return { name, from, until }
    return undefined
  }
  return {
    nameOf: (pubkey, at = Number.POSITIVE_INFINITY) => {
      const found = find(pubkey)
      return found !== undefined && found.from <= at ? found.name.name : undefined
    },
    isCurrent: (pubkey, at) => {
      const found = find(pubkey)
      return found !== undefined && found.from <= at && (found.until === null || at < found.until)
    },
    countsAt: (pubkey, witnessed) => {
      const until = find(pubkey)?.until ?? undefined
      return until === undefined || (witnessed !== undefined && witnessed < until)
    },
    rotations: (name) => names.find((one) => one.name === name)?.rotations ?? [],
  }
}
