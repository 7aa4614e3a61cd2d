// What a label does, in words.

import type { FoldReason } from '../model.ts'
import type { Ui } from '../ui.ts'
import { DEEDS } from './words.ts'

export function verbWords(
  verb: string,
  { t, frame }: Pick<Ui, 't'> & { readonly frame: Pick<Ui['frame'], 'lang'> },
): string {
  const { folded, verbs } = DEEDS[frame.lang]
  if (verb.startsWith('fold/')) return folded(t.reason[verb.slice('fold/'.length) as FoldReason])
  return verbs[verb as keyof typeof verbs] ?? verb
}
