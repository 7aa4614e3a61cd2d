// The reader chooses whose folds apply, and sees what is hidden here, why, by whom and until when.

import { useState } from 'preact/hooks'
import { verbWords } from '../../pages/moderation/verb-words.ts'
import { useInParts } from '../../pages/parts/in-parts.ts'
import { Link } from '../../pages/parts/link.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { HiddenItem, ModerationView } from '../engine/moderate/view.ts'
import type { State } from '../shell/state.ts'
import { tell } from '../shell/tell.ts'
import { startAppeal } from './appeal.ts'
import { howLong } from './how-long.ts'
import { MODERATING } from './words.ts'

interface Props {
  readonly view: ModerationView
  readonly ui: Ui
  readonly state: State
}

export function WhoseFolds({ view, state }: Props) {
  const words = MODERATING[state.lang.value]
  const { applied, groups } = view
  const [, drawAgain] = useState({})
  const choose = async (chosen: readonly string[] | undefined) => {
    // Where the choice could not be kept, what is ticked is what applies still.
    if (!(await tell(state, '', () => state.engine.ask('applyFolds', chosen)))) drawAgain({})
  }
  if (groups.length === 0) return undefined
  return (
    <section>
      <h2>{words.whose}</h2>
      <p>{words.whoseHow}</p>
      <fieldset>
        <legend class="unseen">{words.whose}</legend>
        <label class="check">
          <input
            type="radio"
            name="folds"
            checked={applied === undefined}
            onChange={() => choose(undefined)}
          />
          {words.all}
        </label>
        <label class="check">
          <input type="radio" name="folds" checked={applied !== undefined} onChange={() => choose(groups)} />
          {words.chosen}
        </label>
        {applied !== undefined &&
          groups.map((group) => (
            <label class="check within" key={group}>
              <input
                type="checkbox"
                checked={applied.includes(group)}
                onChange={({ currentTarget }) =>
                  choose(
                    currentTarget.checked ? [...applied, group] : applied.filter((other) => other !== group),
                  )
                }
              />
              {group}
            </label>
          ))}
      </fieldset>
    </section>
  )
}

export function HiddenNow({ view, ui, state }: Props) {
  const words = MODERATING[state.lang.value]
  const lines = useInParts({
    items: view.hidden.shown,
    nameOf: ({ id }) => id,
    make: (item, name) => <HiddenLine item={item} ui={ui} state={state} key={name} />,
    ui,
  })
  return (
    <section>
      <h2>{words.hidden}</h2>
      {view.hidden.all === 0 ? <p class="quiet">{words.nothingHidden}</p> : <ol class="versions">{lines}</ol>}
    </section>
  )
}

function HiddenLine({ item, ui, state }: { item: HiddenItem; ui: Ui; state: State }) {
  const words = MODERATING[state.lang.value]
  const { t } = state.words.value
  const { id, path, place, verb, jurisdiction, groups, until, staysFrom } = item
  return (
    <li>
      <Link to={path} ui={ui}>
        {place === undefined ? '#' : t.place(place)}
      </Link>{' '}
      <b>{verbWords(verb, ui)}</b>
      {jurisdiction !== undefined && ` ${t.underLaw(jurisdiction)}`}{' '}
      <span class="quiet">
        {words.by(
          groups.join(' · ') || words.keepers,
          howLong({ until, staysFrom }, state.lang.value, ui.time),
        )}
      </span>{' '}
      <button
        type="button"
        class="plain"
        onClick={() => void startAppeal(state, { id, place, verb, groups })}
      >
        {words.appeal}
      </button>
    </li>
  )
}
