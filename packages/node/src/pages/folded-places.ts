// Which places hold a text that is folded or refused here: asked for by who may fold, so that what strangers label costs
// nothing and is not counted.

import { everModerating, isFoldVerb, KIND, readLabel } from '@commonwall/wall'
import { signedLabels } from '../moderation/signed-labels.ts'
import { Absences } from './absences.ts'
import type { Source } from './source.ts'

/** Labels read: a busy wall's of many years. The newest ones, by what they say of their time. */
const MOST = 20_000

export class FoldedPlaces {
  /** Ids whose bodies this host keeps back; another set whenever there are others. */
  readonly #keptBack: () => Iterable<string>
  #mark = ''
  #of: Iterable<string> | undefined
  #places: readonly number[] = []

  constructor(keptBack: () => Iterable<string>) {
    this.#keptBack = keptBack
  }

  /** In no order; read again only when a place was given, the wall's time went on, or this host keeps back something else. */
  read(source: Source): readonly number[] {
    const mark = `${source.numbers.count} ${source.facts.history.wallTime}`
    const keptBack = this.#keptBack()
    if (mark !== this.#mark || keptBack !== this.#of) this.#places = readFolded(source, keptBack)
    this.#mark = mark
    this.#of = keptBack
    return this.#places
  }
}

function readFolded({ store, facts, numbers }: Source, keptBack: Iterable<string>): readonly number[] {
  const authors = everModerating(facts.history)
  const own = store.query([{ kinds: [KIND.label], authors, tags: {} }], MOST).events
  const said = [...own, ...signedLabels(store, facts.history)].flatMap((event) => {
    const label = readLabel(event)
    return label !== undefined && isFoldVerb(label.verb) ? [label.target] : []
  })
  const ids = [...new Set([...said, ...keptBack])]
  const absences = new Absences(store, facts, ids)
  return ids.flatMap((id) => {
    const place = numbers.placeOf(id)
    const held = place === undefined ? undefined : store.get(id)
    return place !== undefined && held !== undefined && absences.ofHeld(held) !== undefined ? [place] : []
  })
}
