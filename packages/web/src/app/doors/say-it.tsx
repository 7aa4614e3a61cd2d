// Door 1: a line goes through the real outbox, batch and log of this wall, and comes back with its proof.

import { useEffect, useState } from 'preact/hooks'
import { Link } from '../../pages/parts/link.tsx'
import type { ScreenProps } from '../shell/own-screen.tsx'
import type { State } from '../shell/state.ts'
import { useLatest } from '../shell/use-latest.ts'
import type { Arrival } from './facts.ts'
import { followPost } from './follow-post.ts'
import { LineForm } from './line-form.tsx'
import { Steps } from './steps.tsx'
import { SayTold } from './told.tsx'
import { TOLD_WORDS } from './told-words.ts'
import { TroubleNote } from './trouble-note.tsx'

/** What was said at this door, kept while the page stands: coming back shows it again. */
interface Said {
  readonly id: string
  readonly since: number
  sentIn?: number
  arrival?: Arrival
}

let said: Said | undefined

export function SayIt({ ui, state }: ScreenProps) {
  const words = TOLD_WORDS[ui.frame.lang]
  const [post, setPost] = useState(said)
  const [failed, fail] = useState<unknown>()
  const [proof, setProof] = useState<string>()
  const following = post?.id
  useEffect(() => {
    const end = new AbortController()
    if (said === undefined || said.id !== following || said.arrival !== undefined) return
    const { id, since } = said
    const tell = (part: Partial<Said>) => {
      if (said?.id !== id) return
      said = { ...said, ...part }
      setPost(said)
    }
    followPost(state.engine, { id, since, onSent: (sentIn) => tell({ sentIn }), signal: end.signal }).then(
      (arrival) => arrival && tell({ arrival }),
      fail,
    )
    return () => end.abort()
  }, [following, state.engine])
  const { sentIn, arrival } = post ?? {}
  useLatest(
    () => (arrival && following !== undefined ? state.engine.ask('cite', following) : undefined),
    ({ place }) => setProof(place?.proof),
    [arrival, following, state.engine],
  )
  return (
    <section data-facts={arrival && JSON.stringify({ arrival })}>
      <p>{words.say.intro}</p>
      {post === undefined ? (
        <LineForm
          label={words.say.label}
          example={words.say.example}
          button={words.say.button}
          state={state}
          onSay={(line) => {
            sayLine(line, words.say.board, state).then((one) => {
              said = one
              setPost(one)
            }, fail)
          }}
        />
      ) : (
        <>
          <Steps now={arrival ? 'on-the-wall' : sentIn === undefined ? 'waiting' : 'sent'} ui={ui} />
          <SayTold facts={{ ...(sentIn !== undefined && { sentIn }), ...(arrival && { arrival }) }} ui={ui} />
        </>
      )}
      {proof !== undefined && (
        <details>
          <summary>{words.say.raw}</summary>
          <pre class="hex">{proof}</pre>
        </details>
      )}
      {arrival && (
        <p>
          <Link to={`t/${arrival.place}`} ui={ui}>
            {words.say.see}
          </Link>
        </p>
      )}
      <TroubleNote failed={failed} ui={ui} />
    </section>
  )
}

/** A thread with the line as its title, on the wall's last board. */
async function sayLine(line: string, text: string, state: State): Promise<Said> {
  const lang = state.lang.value
  const { boards } = await state.engine.ask('composing', { lang, reply: undefined, edits: undefined })
  const since = performance.now()
  const id = await state.engine.ask('say', {
    form: 'thread',
    title: line,
    text,
    board: boards.at(-1)?.path ?? '',
    lang,
    as: undefined,
    careful: false,
  })
  return { id, since }
}
