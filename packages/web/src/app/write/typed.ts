// What is typed elsewhere than in the composer: a wording that is to be proposed, a ballot with its reasons. It waits in
// memory under what it is about, as what is half written does, and is kept with it (`kept-drafts.ts`).
//
// Not here: passphrases and the words of a name, which are forgotten with their screen, and what is a line or was pasted.

import { signal } from '@preact/signals'
import { path } from '../shell/routes.ts'

export interface Typed {
  /** The path on which it was typed. */
  readonly where: string
  readonly what: unknown
}

/** How the keys of all of it begin, so that none is taken for what the composer has. */
const OF_FORM = 'form '

export const typed = signal<ReadonlyMap<string, Typed>>(new Map())

/** What was typed about something, in the shape in which its form left it. */
export function typedOf<T>(about: string): T | undefined {
  return typed.value.get(OF_FORM + about)?.what as T | undefined
}

/** @param what undefined: nothing any more */
export function keepTyped(about: string, what: unknown): void {
  const all = new Map(typed.peek())
  all.delete(OF_FORM + about)
  if (what !== undefined) all.set(OF_FORM + about, { where: path.peek(), what })
  typed.value = all
}

/** Once it was said; what was typed on meanwhile stays. */
export function clearTyped(about: string, said: unknown): void {
  if (typedOf(about) === said) keepTyped(about, undefined)
}

/** Forgets all that is about something, as `ballot 12ab`, or about a part of it. */
export function forgetTyped(about: string): void {
  const stays = ([key]: readonly [string, Typed]) => !`${key} `.startsWith(`${OF_FORM}${about} `)
  typed.value = new Map([...typed.peek()].filter(stays))
}

export const isOfForm = ([about]: readonly [about: string, what: unknown]): boolean =>
  about.startsWith(OF_FORM)

/** Takes up what was kept of forms; what was typed here about the same thing stands. @returns the rest of what was kept */
export function takeUpTyped<T>(kept: readonly (readonly [about: string, what: T | Typed])[]) {
  const ofForms = kept.filter(isOfForm) as [string, Typed][]
  if (ofForms.length > 0) typed.value = new Map([...ofForms, ...typed.peek()])
  return kept.filter((entry) => !isOfForm(entry)) as [string, T][]
}
