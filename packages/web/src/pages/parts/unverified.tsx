// That moderators say that what stands here was not verified: of a thread, an article, a post, in the same words.

import type { Ui } from '../ui.ts'

export function Unverified({ of, ui }: { of: { readonly unverified?: boolean }; ui: Ui }) {
  return of.unverified && <p class="note">{ui.t.unverified}</p>
}
