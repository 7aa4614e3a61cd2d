// What went wrong, where a screen has no words of its own for it: one line, in the reader's language, rather than a button
// that does nothing.

import { FAILED } from './failed-words.ts'
import type { Telling } from './state.ts'
import { whyOf } from './why.ts'

export function sayFailed(error: unknown, { lang, said }: Pick<Telling, 'lang' | 'said'>): void {
  said.value = isUnanswered(error) ? '' : FAILED[lang.value](whyOf(error, lang.value))
}

/** That the engine ended or is silent is said above every screen (`../broken/notice.tsx`), with what is lost by it. */
export function isUnanswered(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown }
  return code === 'engine/dead' || code === 'engine/silent'
}
