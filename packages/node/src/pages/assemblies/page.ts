// One page of an assembly, from what it was folded to.

import { type AssemblyView, passageDetail } from '@commonwall/web/assembly'
import type { AssemblyPage } from '@commonwall/web/pages'
import type { Place } from '../frame.ts'
import { inTime } from '../in-time.ts'
import { frameOf, type Source } from '../source.ts'
import { withNames } from './with-names.ts'

/** Milliseconds for comparing the wordings of a passage; where it takes longer, they stand there in full. */
const COMPARING = 1_000

/** Undefined for a passage that there is not. @param part `r`, or the number of a place of the text, from 1 */
export function assemblyPage(
  view: AssemblyView,
  source: Source,
  here: Place,
  part: string | undefined,
): AssemblyPage | undefined {
  const place = source.numbers.placeOf(view.id) ?? 0
  const named = { ...view, texts: withNames(view.texts, source, here.lang) }
  const page = {
    kind: 'assembly',
    frame: frameOf(source, here, view.title?.text),
    view: named,
    place,
  } as const
  if (part === undefined) return { ...page, part: 'front', detail: undefined }
  if (part === 'r') return { ...page, part: 'result', detail: undefined }
  const id = view.now.places[Number(part) - 1]?.id
  return id === undefined
    ? undefined
    : { ...page, part: { id }, detail: inTime(() => passageDetail(view, id), COMPARING) }
}
