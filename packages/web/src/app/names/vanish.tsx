// Taking back everything that a name said: first what that does and what it does not do, then a tick, then the button.
// A wish that waits says until when, since only a new key of the name can still stop it.

import { useState } from 'preact/hooks'
import type { Ui } from '../../pages/ui.ts'
import type { NameItem } from '../engine/name/list.ts'
import type { Wish } from '../engine/name/vanish.ts'
import type { State } from '../shell/state.ts'
import { tell } from '../shell/tell.ts'
import { useAnswer } from '../shell/use-answer.ts'
import { useLeaving } from '../write/leaving.tsx'
import { VANISH } from './vanish-words.ts'

interface Props {
  readonly name: Pick<NameItem, 'pubkey'>
  readonly ui: Ui
  readonly state: State
}

export function Vanish({ name, ui, state }: Props) {
  const words = VANISH[state.lang.value]
  const [open, toggle] = useState(false)
  const vanishing = useAnswer(state, 'vanishing', name.pubkey)
  if (vanishing === undefined) return undefined
  const { wish } = vanishing
  return (
    <>
      {wish !== undefined && <p class="late">{wishWords(wish, ui, state)}</p>}
      <button type="button" class="plain" aria-expanded={open} onClick={() => toggle(!open)}>
        {words.title}
      </button>
      {open && <Panel name={name} posts={vanishing.posts} state={state} onDone={() => toggle(false)} />}
    </>
  )
}

function Panel({
  name,
  posts,
  state,
  onDone,
}: Pick<Props, 'name' | 'state'> & { readonly posts: number; readonly onDone: () => void }) {
  const { a } = state.words.value
  const words = VANISH[state.lang.value]
  const [sure, tick] = useState(false)
  const leaving = useLeaving(state)
  if (leaving.instead) return leaving.instead
  const wish = async (careful: boolean) => {
    if (await tell(state, words.sent, () => state.engine.ask('vanish', { as: name.pubkey, careful })))
      onDone()
  }
  return (
    <div class="panel">
      <p>{words.does(posts)}</p>
      <p>{words.doesNot}</p>
      <p>{words.stays}</p>
      <p class="late">{words.pause}</p>
      <label class="check">
        <input type="checkbox" checked={sure} onChange={({ currentTarget }) => tick(currentTarget.checked)} />
        {words.sure}
      </label>
      <div class="acts">
        <button type="button" disabled={!sure} onClick={() => leaving.send(wish)}>
          {words.button}
        </button>
        <button type="button" class="plain" onClick={onDone}>
          {a.write.leave}
        </button>
      </div>
    </div>
  )
}

function wishWords({ upTo, due, done }: Wish, ui: Ui, state: State): string {
  const words = VANISH[state.lang.value]
  if (done) return words.done(ui.time(upTo))
  return due === undefined ? words.onItsWay(ui.time(upTo)) : words.due(ui.time(upTo), ui.time(due))
}
