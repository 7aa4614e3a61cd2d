// What is around every page: the wall, the reader's language and place, and what stands behind what is shown.

import type { Language, Spoken } from './spoken.ts'

/**
 * The strip of truth: what stands behind this page. `witnessed`: by the quorum. `weak`: by fewer, or of fewer than
 * four named witnesses. `unwitnessed`: the wall names none. `stale`: nothing witnessed for a day,
 * or, without witnesses, nothing signed by the log itself, which also signs when it is idle. `empty`: nothing
 * logged yet.
 */
export interface Truth {
  readonly state: 'witnessed' | 'weak' | 'unwitnessed' | 'stale' | 'empty'
  /**
   * `node`: the wall's own log writes here. `copy`: a file made from it, a selection. In the app, where the copy
   * came from: `host`: the host of this page; `other`: another address; `file`: a file; `here`: this device.
   */
  readonly source: 'node' | 'copy' | 'host' | 'other' | 'file' | 'here'
  /** Entries of the log that stand behind this page. */
  readonly size: number
  /** In the app: how many of them were read and checked so far; undefined: all. */
  readonly held?: number | undefined
  /** Date of the newest anchor. */
  readonly at: number | undefined
  readonly seen: number
  readonly of: number
  /** A definition past its valid-until. */
  readonly definitionStale: boolean
  /** In the app: whether any address was asked for it since it was opened. */
  readonly asked?: boolean
  /** In the app: *Saved here*. Else nothing is saved. */
  readonly saved?: boolean
  /** In the app: this device's clock is behind what logs hold. */
  readonly behind?: boolean
  /** In the app: keepers signed a definition of a form that this program does not know. */
  readonly outgrown?: boolean
  /** In the app: how many addresses gave something that is not true. */
  readonly caught?: number
}

/** True once everything that the log has was read. */
export function isWhole({ held }: Pick<Truth, 'held'>): boolean {
  return held === undefined
}

/** What is around every page. */
export interface Frame {
  readonly lang: Language
  /** From this page to the wall's root: `./`, `../`, `../../`. */
  readonly root: string
  /** Language part of the path that the reader chose, with its slash (`zh-hant/`), or empty. */
  readonly prefix: string
  /** This page's own path without the language; undefined where it has none to go back to (search). */
  readonly here: string | undefined
  /** Undefined: the neutral title. With `--permalinks`, what the page is about. */
  readonly title: string | undefined
  readonly wall: Spoken
  /** Six words each. */
  readonly fingerprint: { readonly en: readonly string[]; readonly zh: readonly string[] }
  readonly truth: Truth
  /** False in a file: there is nobody to ask there. */
  readonly served: boolean
  /** The app's entry below the wall's root, where this page may load it. */
  readonly app?: string | undefined
  /** Files beside it that it asks for first. */
  readonly ahead?: readonly string[] | undefined
  /** Where this is a demonstration: the token of its doors. */
  readonly doors?: string | undefined
}
