// Withdrawing words, or taking back a label, a report, a signature: first what it does and what it does not do, then the
// button.

import type { Author } from '../../pages/model.ts'
import type { State } from '../shell/state.ts'
import { tell } from '../shell/tell.ts'
import { useAnswer } from '../shell/use-answer.ts'
import { useLeaving } from './leaving.tsx'
import { BACK } from './mine-words.ts'

interface Props {
  readonly id: string
  /** `words` leave the wall; a `say` only ends. */
  readonly what: 'words' | 'say'
  /** An article that has further versions, which all go. */
  readonly whole?: boolean
  /** It stands under a lasting name: then words wait for the pause. */
  readonly ofName: boolean
  readonly state: State
  readonly onDone: () => void
}

export function WithdrawPanel({ id, what, whole = false, ofName, state, onDone }: Props) {
  const { a } = state.words.value
  const back = BACK[state.lang.value]
  const leaving = useLeaving(state)
  const posts = useAnswer(state, 'mine')
  if (leaving.instead) return leaving.instead
  if (posts === undefined) return <p class="panel quiet">{a.moment}</p>
  // As far as is known it is on this device alone.
  const isHere = !whole && posts.some((post) => post.id === id && !post.hasLeft)
  return (
    <div class="panel">
      {isHere ? <p>{back.neverLeft}</p> : <What what={what} ofName={ofName} state={state} />}
      <div class="acts">
        <button
          type="button"
          onClick={() =>
            leaving.send(async (careful) => {
              const said = (hadLeft: boolean) => (hadLeft ? a.withdraw.done : back.gone)
              if (await tell(state, said, () => state.engine.ask('withdraw', { id, careful, whole })))
                onDone()
            })
          }
        >
          {what === 'say' ? back.button : a.withdraw.button}
        </button>
        <button type="button" class="plain" onClick={onDone}>
          {a.write.leave}
        </button>
      </div>
    </div>
  )
}

function What({ what, ofName, state }: Pick<Props, 'what' | 'ofName' | 'state'>) {
  const { withdraw } = state.words.value.a
  const back = BACK[state.lang.value]
  return (
    <>
      <p>{what === 'say' ? back.ends : withdraw.does}</p>
      <p>{what === 'say' ? back.staysReadable : withdraw.doesNot}</p>
      {what === 'words' && ofName && <p class="late">{back.waits}</p>}
    </>
  )
}

/** True for a name that a key event protects. */
export function isLasting(author: Author | undefined): boolean {
  return author?.kind === 'name' && author.fingerprint.length > 0
}
