// Whether a copy of the program gives way to a release (DESIGN §3.9): a strictly greater version, 72 h after this copy
// first saw it. Time enough for others to see it too, and to say that keys were stolen.
//
// Two programs signed as one version are what an honest project never makes: neither is taken.

import { PAUSE } from '../time/anchor.ts'
import type { Release } from './release.ts'

/** A program that is held. */
export interface Program {
  /** 0: it came without a release. */
  readonly version: number
  /** SHA-256 of `app.html`, 64 hex digits. */
  readonly app: string
}

/** A release that was seen. */
export interface SeenRelease extends Program {
  /** Unix seconds of this device's clock when it was first seen. */
  readonly since: number
}

export type Weighed =
  /** It is the program that is held. */
  | { readonly kind: 'held' }
  /** Its version is not greater: it is never taken. */
  | { readonly kind: 'older' }
  /** Another program was signed as the same version: neither is taken. */
  | { readonly kind: 'contradicted' }
  /** @property until unix seconds when it may be taken */
  | { readonly kind: 'waits'; readonly until: number }
  | { readonly kind: 'due' }

/** Releases that are remembered; only who has two release keys can make more, and then the oldest go. */
const MOST = 16

/**
 * Weighs a release against what is held and was seen.
 * @param now unix seconds
 * @returns what it is, and what is seen from now on
 */
export function weighRelease(
  held: Program,
  release: Release,
  seen: readonly SeenRelease[],
  now: number,
): { readonly weighed: Weighed; readonly seen: readonly SeenRelease[] } {
  const { version, app } = release
  if (app === held.app) return { weighed: { kind: 'held' }, seen }
  if (version <= held.version) return { weighed: { kind: 'older' }, seen }
  const isIt = (one: SeenRelease) => one.version === version && one.app === app
  const known = seen.find(isIt)
  // A clock that was ahead and was set right makes it wait for 72 h more, and not for as long as it was ahead.
  const since = Math.min(known?.since ?? now, now)
  const all =
    known?.since === since
      ? seen
      : [...seen.filter((one) => !isIt(one)), { version, app, since }].slice(-MOST)
  if (all.some((one) => one.version === version && one.app !== app))
    return { weighed: { kind: 'contradicted' }, seen: all }
  const until = since + PAUSE
  return { weighed: now >= until ? { kind: 'due' } : { kind: 'waits', until }, seen: all }
}
