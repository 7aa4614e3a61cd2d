// What went wrong, where a screen has no words of its own for it: one line, in the reader's language, rather than a button
// that does nothing.

import { FAILED } from './failed-words.ts'
import type { Telling } from './state.ts'
import { whyOf } from './why.ts'

export function sayFailed(error: unknown, { lang, said }: Pick<Telling, 'lang' | 'said'>): void {
  said.value = FAILED[lang.value](whyOf(error, lang.value))
}
