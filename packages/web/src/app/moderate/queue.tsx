// What was reported and stands open; who moderates ticks as much of it as they like and says one thing of all of it, so
// that a wave costs a click a post and not three. The words are text, as wherever they stand: the way to them is the place.

import { type Signal, useSignal } from '@preact/signals'
import { useInParts } from '../../pages/parts/in-parts.ts'
import { Link } from '../../pages/parts/link.tsx'
import { Words } from '../../pages/parts/words.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { ModerationView, QueueItem } from '../engine/moderate/view.ts'
import type { State } from '../shell/state.ts'
import { FoldPanel } from './fold-panel.tsx'
import { reportWords } from './reported-as.ts'
import { MODERATING } from './words.ts'

export function Queue({ view, ui, state }: { view: ModerationView; ui: Ui; state: State }) {
  const words = MODERATING[state.lang.value]
  const ticked = useSignal<ReadonlySet<string>>(new Set())
  const tick = (ids: Iterable<string>) => {
    ticked.value = new Set(ids)
  }
  const queue = view.queue.shown
  const moderates = view.mine.length > 0
  // What was folded meanwhile is in the queue no more, and is not labelled twice.
  const chosen = queue.filter(({ id }) => ticked.value.has(id)).map(({ id }) => id)
  const lines = useInParts({
    items: queue,
    nameOf: ({ id }) => id,
    make: (item, name) => (
      <QueueLine item={item} ticked={moderates ? ticked : undefined} ui={ui} state={state} key={name} />
    ),
    ui,
    // Who moderates from now on can tick what stands here already.
    from: moderates ? ui : ui.t,
  })
  return (
    <section>
      <h2>{words.reported}</h2>
      {queue.length === 0 && <p class="quiet">{words.nothingReported}</p>}
      {moderates && queue.length > 1 && (
        <label class="check">
          <input
            type="checkbox"
            checked={chosen.length === queue.length}
            onChange={({ currentTarget }) => tick(currentTarget.checked ? queue.map(({ id }) => id) : [])}
          />
          {words.everyOne}
        </label>
      )}
      {queue.length > 0 && <ol class="versions">{lines}</ol>}
      {moderates && queue.length > 0 && (
        <>
          <p class="quiet">{words.ticked(chosen.length)}</p>
          <FoldPanel ids={chosen} whole={false} view={view} state={state} onDone={() => tick([])} />
        </>
      )}
    </section>
  )
}

interface LineProps {
  readonly item: QueueItem
  /** Those that are chosen; undefined for who moderates nothing here. */
  readonly ticked: Signal<ReadonlySet<string>> | undefined
  readonly ui: Ui
  readonly state: State
}

function QueueLine({ item, ticked, ui, state }: LineProps) {
  const words = MODERATING[state.lang.value]
  const { t } = state.words.value
  const { id, path, place, words: said, names, all, types } = item
  return (
    <li>
      {ticked === undefined ? (
        <Words text={said} ui={ui} />
      ) : (
        <label class="check">
          <input
            type="checkbox"
            checked={ticked.value.has(id)}
            onChange={({ currentTarget }) => {
              const now = new Set(ticked.value)
              if (currentTarget.checked) now.add(id)
              else now.delete(id)
              ticked.value = now
            }}
          />
          <Words text={said} ui={ui} />
        </label>
      )}
      <p class="quiet">
        <Link to={path} ui={ui}>
          {place === undefined ? '#' : t.place(place)}
        </Link>
        {' · '}
        {words.counts(names, all)}
        {types.length > 0 &&
          ` · ${types.map(([type, n]) => words.saying(reportWords(type, state), n)).join(' · ')}`}
      </p>
    </li>
  )
}
