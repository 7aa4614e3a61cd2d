// Door 3: the server of the second wall is killed. What is held stays, what is written waits, and both go on when the
// server stands somewhere else.

import { useEffect, useRef, useState } from 'preact/hooks'
import { saveFile } from '../carry/save.ts'
import { wallAsHtml } from '../carry/wall-as-html.tsx'
import type { ScreenProps } from '../shell/own-screen.tsx'
import type { State } from '../shell/state.ts'
import { askDoor } from './ask-door.ts'
import type { PlugFacts } from './facts.ts'
import { followPost } from './follow-post.ts'
import { LineForm } from './line-form.tsx'
import type { Second, Shown } from './second.ts'
import { Steps } from './steps.tsx'
import { beginningOf, PlugTold, Quote, SecondTold } from './told.tsx'
import { TOLD_WORDS } from './told-words.ts'
import { TroubleNote } from './trouble-note.tsx'
import { useFacts } from './use-facts.ts'
import { useSecond } from './use-second.ts'

export function PullThePlug({ ui, state }: ScreenProps) {
  const words = TOLD_WORDS[ui.frame.lang]
  const { second, shown, failed, fail, again } = useSecond(state)
  const { facts, tell, busy, run } = useFacts<PlugFacts>(fail)
  const [post, setPost] = useState<{ readonly id: string; readonly line: string }>()
  const [sent, send] = useState(false)
  const ended = useRef(new AbortController())
  useEffect(() => () => ended.current.abort(), [])
  const { file, stopped, started, arrival } = facts
  const arrive = async (url: string) => {
    if (second === undefined || post === undefined) return
    const { reader } = second
    const { id } = post
    const since = performance.now()
    await reader.ask('addAddress', url)
    await reader.ask('hurry', id)
    const came = await followPost(reader, {
      ...{ id, since, onSent: () => send(true) },
      signal: ended.current.signal,
    })
    if (came) tell({ arrival: came })
  }
  const start = () =>
    run(async () => {
      const done = await askDoor(state, 'start')
      tell({ started: done })
      await arrive(done.url)
    })
  const all: Partial<PlugFacts> = { ...facts, ...(second && { second: second.wall }) }
  return (
    <section data-facts={arrival && JSON.stringify(all)}>
      {(second || failed === undefined) && <SecondTold facts={all} ui={ui} />}
      {second && shown && stopped === undefined && (
        <>
          <p>{words.second.stands}</p>
          <Quote text={shown.text} />
          <p>{words.plug.intro}</p>
        </>
      )}
      <PlugTold facts={facts} ui={ui}>
        {shown && stopped && (
          <li>
            <Quote text={beginningOf(shown.text)} />
          </li>
        )}
        {post !== undefined && (
          <li>
            <Quote text={post.line} />
            {started === undefined && words.plug.waits}
            <Steps now={arrival ? 'on-the-wall' : sent ? 'sent' : 'waiting'} ui={ui} />
          </li>
        )}
      </PlugTold>
      {second && shown && stopped && post === undefined && (
        <LineForm
          label={words.plug.label}
          example={words.plug.example}
          button={words.plug.button}
          state={state}
          onSay={(line) => run(async () => setPost({ line, id: await answer(line, second, shown, state) }))}
        />
      )}
      {second && stopped === undefined && (
        <p class="acts">
          {file === undefined && (
            <button
              type="button"
              class="second"
              disabled={busy}
              onClick={() =>
                run(async () => {
                  const html = await wallAsHtml(state, second.reader)
                  saveFile('wall.html', html, 'text/html')
                  tell({ file: html.size })
                })
              }
            >
              {words.plug.take}
            </button>
          )}
          <button
            type="button"
            disabled={busy}
            onClick={() =>
              run(async () => {
                const done = await askDoor(state, 'stop')
                tell({ stopped: done, held: await heldBy(second, state) })
              })
            }
          >
            {words.plug.pull}
          </button>
        </p>
      )}
      {second && stopped && post !== undefined && started === undefined && (
        <p class="acts">
          <button type="button" disabled={busy} onClick={start}>
            {words.plug.start}
          </button>
        </p>
      )}
      {busy && <p class="quiet">{words.moment}</p>}
      {/* An address that did not answer is left alone for a while: one that is new is asked at once. */}
      <TroubleNote failed={failed} again={started && !arrival ? start : again} ui={ui} />
    </section>
  )
}

/** How many verified posts the reader's own copy holds, now that nobody answers. */
async function heldBy({ reader }: Second, state: State): Promise<number> {
  const page = await reader.ask('page', { path: '', lang: state.lang.value })
  return page.frame.truth.size
}

/** By thread, the answer of who walked through this door before: the same words, dated by their hour, would be the same post. */
const said = new Map<string, string>()

/** An answer to what is shown, under a key of its own; the next one answers the one before. */
async function answer(text: string, { reader }: Second, { id, root }: Shown, state: State): Promise<string> {
  const own = await reader.ask('say', {
    form: 'reply',
    title: '',
    text,
    board: '',
    lang: state.lang.value,
    reply: { root, parent: said.get(root) ?? id },
    as: undefined,
    careful: false,
  })
  said.set(root, own)
  return own
}
