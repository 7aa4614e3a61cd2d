// Joining: the invitation, a sealed request for each issuer, their answers. By file, text or squares, with or without
// a network; nothing of it is ever on the wall.

import { useEffect, useState } from 'preact/hooks'
import type { Ui } from '../../../pages/ui.ts'
import { saveFile } from '../../carry/save.ts'
import { textOfSmall } from '../../carry/small-file.ts'
import { DrawnSquares } from '../../carry/squares.tsx'
import type { Handed, VoiceItem } from '../../engine/voice/calls.ts'
import type { RequestItem } from '../../engine/voice/join.ts'
import { PAPER } from '../../i18n/paper.ts'
import type { State } from '../../shell/state.ts'
import { tell } from '../../shell/tell.ts'
import { useLatest } from '../../shell/use-latest.ts'
import { useLeaving } from '../../write/leaving.tsx'
import { askOnline } from './ask-online.ts'
import { JOIN_WORDS } from './join-words.ts'
import { useVoice } from './use-voice.ts'
import { ACT_WORDS } from './words.ts'
import { type ActProps, KeepIt, Standing } from './your-voice.tsx'

export function JoinScreen({ view, ui, state }: ActProps & { readonly ui: Ui }) {
  const words = JOIN_WORDS[state.lang.value]
  const voice = useVoice(view.id, state)
  const [invitation, setInvitation] = useState<Extract<Handed, { kind: 'invitation' }>>()
  const leaving = useLeaving(state, true)
  if (leaving.instead) return leaving.instead
  const take = (handed: Handed) => {
    if (handed.kind === 'squares') state.said.value = PAPER[state.lang.value].more(handed.missing)
    else if (handed.kind === 'invitation') {
      setInvitation(handed.assembly === view.id ? handed : undefined)
      state.said.value =
        handed.assembly === view.id ? words.invited(handed.group) : words.failed(words.otherAssembly)
    } else {
      const left = handed.voice.answered.filter((one) => !one).length
      state.said.value = handed.voice.state === 'asking' ? words.oneMore(left) : words.done
      state.version.value++
    }
  }
  return (
    <>
      <h1>{words.joinTitle}</h1>
      <p class="rule">{ACT_WORDS[state.lang.value].promise}</p>
      {voice === 'none' && (
        <section>
          <h2>{words.step1}</h2>
          <p>{words.step1How}</p>
          <KeepIt ui={ui} state={state} />
          <HandIn take={take} state={state} />
          {invitation !== undefined && (
            <div class="panel">
              <p>{words.invited(invitation.group)}</p>
              {view.state.boundAt === undefined && <p class="late">{words.notBound}</p>}
              <button
                type="button"
                disabled={view.state.boundAt === undefined}
                onClick={() =>
                  // From here on its first ballot leaves by itself.
                  leaving.send(async () => {
                    if (await tell(state, '', () => state.engine.ask('joinBy', invitation.text)))
                      state.version.value++
                  })
                }
              >
                {words.joinFor(invitation.group)}
              </button>
            </div>
          )}
        </section>
      )}
      {voice !== undefined && voice !== 'none' && (
        <>
          <Standing voice={voice} ui={ui} state={state} />
          {voice.state === 'asking' ? (
            <>
              <Requests voice={voice} take={take} state={state} />
              <section>
                <h2>{words.step3}</h2>
                <p>{words.step3How}</p>
                <p>{words.untilIssued(ui.time(view.constitution.issuance.until))}</p>
                <HandIn take={take} state={state} />
              </section>
            </>
          ) : (
            <p class="true">{words.done}</p>
          )}
        </>
      )}
    </>
  )
}

interface RequestsProps {
  readonly voice: VoiceItem
  readonly take: (handed: Handed) => void
  readonly state: State
}

/** Over the wall's own node, to issuers who are there now. */
function AskNow({ voice, take, state }: RequestsProps) {
  const words = JOIN_WORDS[state.lang.value]
  const [asking, ask] = useState(false)
  const leaving = useLeaving(state)
  const { root } = state.place
  useEffect(() => {
    if (!asking || root === undefined) return
    return askOnline({
      root,
      requests: async () => {
        const [all, now] = await Promise.all([
          state.engine.ask('requests', voice.assembly),
          state.engine.ask('voice', voice.assembly),
        ])
        return all.filter((_, at) => now?.answered[at] !== true)
      },
      onAnswer: (line) =>
        void state.engine.ask('handIn', line).then(
          (handed) => handed.kind === 'answer' && take(handed),
          () => {
            // Not ours: others may say what they like here.
          },
        ),
      onTrouble: () => {
        state.said.value = words.askFailed
        ask(false)
      },
    })
  }, [asking, root, voice.assembly])
  if (root === undefined) return undefined
  if (leaving.instead) return leaving.instead
  return (
    <div class="panel">
      <p>{words.askHow}</p>
      <button type="button" disabled={asking} onClick={() => leaving.send(() => ask(true))}>
        {words.askNow}
      </button>
      {asking && <p role="status">{words.askWaits}</p>}
    </div>
  )
}

function Requests({ voice, take, state }: RequestsProps) {
  const words = JOIN_WORDS[state.lang.value]
  const [requests, setRequests] = useState<readonly RequestItem[]>([])
  useLatest(() => state.engine.ask('requests', voice.assembly), setRequests, [voice.assembly])
  return (
    <section>
      <h2>{words.step2}</h2>
      <AskNow voice={voice} take={take} state={state} />
      <p>{words.step2How}</p>
      <ol class="codes">
        {requests.map(({ line, squares }, at) => (
          <li key={line}>
            <h3>{words.issuer(at + 1)}</h3>
            {voice.answered[at] ? (
              <p class="true">{words.answered}</p>
            ) : (
              <>
                <button
                  type="button"
                  class="second"
                  onClick={() => saveFile(`notes-${at + 1}.json`, `${line}\n`, 'application/json')}
                >
                  {words.saveRequest}
                </button>
                <details>
                  <summary>{PAPER[state.lang.value].codes}</summary>
                  <DrawnSquares squares={squares} state={state} />
                </details>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Text, a file with it, or a picture of a square. */
function HandIn({ take, state }: { take: (handed: Handed) => void; state: State }) {
  const words = JOIN_WORDS[state.lang.value]
  const [text, setText] = useState('')
  const hand = async (read: () => Promise<Handed | undefined>) => {
    let seen = true
    const done = await tell(state, '', async () => {
      const handed = await read()
      seen = handed !== undefined
      if (handed === undefined) return
      setText('')
      take(handed)
    })
    if (!seen) state.said.value = PAPER[state.lang.value].noSquare
    return done
  }
  const open = (file: File) =>
    hand(async () => {
      if (!file.type.startsWith('image/')) return state.engine.ask('handIn', await textOfSmall(file))
      const { readPicture } = await import('../../carry/read-picture.ts')
      const square = await readPicture(file)
      return square && state.engine.ask('handInSquare', square)
    })
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') void hand(() => state.engine.ask('handIn', text))
      }}
    >
      <label>
        {words.paste}
        <textarea
          rows={3}
          dir="ltr"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <div class="acts">
        <button type="submit" disabled={text.trim() === ''}>
          {words.read}
        </button>
      </div>
      <label>
        {words.file}
        <input
          type="file"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            if (file !== undefined) void open(file)
            currentTarget.value = ''
          }}
        />
      </label>
    </form>
  )
}
