// What is typed elsewhere than in the composer: a wording that is to be proposed, a ballot with its reasons. It waits in
// memory under what it is about, as what is half written does, and is kept with it (`kept-drafts.ts`).
//
// Not here: passphrases and the words of a name, which are forgotten with their screen, and what is a line or was pasted.

import { signal, untracked } from '@preact/signals'
import { path } from '../shell/routes.ts'

export interface Typed {
  /** The path on which it was typed. */
  readonly where: string
  readonly what: unknown
}

/** How the keys of all of it begin, so that none is taken for what the composer has. */
const OF_FORM = 'form '

type OfForm = readonly [about: string, typed: Typed]

/** The latest first. What two tabs typed about the same stands here twice: the second once the first was said. */
export const typed = signal<readonly OfForm[]>([])

const firstOf = (about: string) => typed.value.find(([key]) => key === OF_FORM + about)

/** What was typed about something, in the shape in which its form left it. */
export function typedOf<T>(about: string): T | undefined {
  return firstOf(about)?.[1].what as T | undefined
}

/** @param what undefined: nothing any more */
export function keepTyped(about: string, what: unknown): void {
  const first = untracked(() => firstOf(about))
  const rest = typed.peek().filter((one) => one !== first)
  typed.value = what === undefined ? rest : [[OF_FORM + about, { where: path.peek(), what }], ...rest]
}

/** Once it was said; what was typed on meanwhile stays. */
export function clearTyped(about: string, said: unknown): void {
  if (typedOf(about) === said) keepTyped(about, undefined)
}

/** Of what is kept, all but what is about something, as `12ab ballot`, or about a part of it. */
export function withoutAbout<K extends readonly [string, unknown]>(all: readonly K[], about: string): K[] {
  return all.filter(([key]) => !`${key} `.startsWith(`${OF_FORM}${about} `))
}

export function forgetTyped(about: string): void {
  typed.value = withoutAbout(typed.peek(), about)
}

/** Takes up what was kept of forms; what was typed here about the same thing goes first. @returns the rest of what was kept */
export function takeUpTyped<T>(kept: readonly (readonly [about: string, what: T | Typed])[]) {
  const isOfForm = ([about]: (typeof kept)[number]) => about.startsWith(OF_FORM)
  const ofForms = kept.filter(isOfForm) as OfForm[]
  if (ofForms.length > 0) typed.value = [...typed.peek(), ...ofForms]
  return kept.filter((entry) => !isOfForm(entry)) as [string, T][]
}
