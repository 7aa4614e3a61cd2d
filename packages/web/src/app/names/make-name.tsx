// Making a name, or replacing its key: what it is called (or the old words), twelve new words once, three of them typed
// again, and done. The words have no copy button and are forgotten with the screen.

import { asPosted } from '@commonwall/wall'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { isWhole } from '../../pages/model.ts'
import type { ShownWords } from '../engine/name/name-maker.ts'
import { UNREAD } from '../read/words.ts'
import { oneAtATime } from '../shell/one-at-a-time.ts'
import { PrintButton } from '../shell/print-button.tsx'
import type { State } from '../shell/state.ts'
import { tell } from '../shell/tell.ts'
import { useLeaving } from '../write/leaving.tsx'
import { KEEPING } from './keeping-words.ts'
import { BESIDE } from './words.ts'

/** A new name; a new key for one whose key was stolen; or further keys beside those that speak for it. */
export type Making = 'make' | 'rotate' | 'beside'

interface Props {
  readonly state: State
  readonly making: Making
  /** Public key of the browser's extension that is to be the new name's. */
  readonly outside: string | undefined
  readonly onDone: () => void
}

type WordLanguage = 'en' | 'zh'

/** How many words are typed again. */
const CHECKED = 3

export function MakeName({ state, making, outside, onDone }: Props) {
  const [shown, show] = useState<ShownWords>()
  const [checking, check] = useState(false)
  const { engine } = state
  useEffect(() => (shown === undefined ? undefined : () => void engine.ask('forgetWords')), [shown, engine])
  if (shown === undefined)
    return <Start state={state} making={making} outside={outside} onWords={show} onDone={onDone} />
  if (!checking) return <Shown shown={shown} state={state} onNext={() => check(true)} />
  return <Check words={shown.words} state={state} onDone={onDone} onBack={() => check(false)} />
}

function Start({
  state,
  making,
  outside,
  onWords,
  onDone,
}: Props & { onWords: (shown: ShownWords) => void }) {
  const { a } = state.words.value
  const beside = BESIDE[state.lang.value]
  // The old words come first.
  const rotates = making !== 'make'
  const [typed, type] = useState('')
  const [keys, setKeys] = useState('')
  const [language, speak] = useState<WordLanguage>(state.lang.value === 'en' ? 'en' : 'zh')
  const leaving = useLeaving(state)
  const once = useMemo(oneAtATime, [])
  const show = async () => {
    const act = async () => {
      const isTaken = !rotates && (await state.engine.ask('looksTaken', typed))
      if (!isTaken)
        onWords(
          rotates
            ? await state.engine.ask('beginRotation', {
                words: typed,
                language,
                beside: making === 'beside' ? keys : undefined,
              })
            : await state.engine.ask('beginName', { profile: asPosted(typed).trim(), language, outside }),
        )
      return isTaken
    }
    await tell(state, (isTaken) => (isTaken ? a.names.taken : ''), act, {
      'engine/key': beside.noKey,
      'engine/words': isWhole(state.page.value.frame.truth)
        ? a.names.wrongWords
        : UNREAD[state.lang.value].names,
    })
  }
  if (leaving.instead) return leaving.instead
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault()
        // A name that is there is public, and a thief does not wait.
        if (rotates) void once(show)
        else leaving.send(show)
      }}
    >
      <h2>{making === 'beside' ? beside.add : rotates ? a.names.stolen : a.names.make}</h2>
      <p>{making === 'beside' ? beside.addHow : rotates ? a.names.stolenHow : a.names.makeHow}</p>
      {making === 'rotate' && (
        <>
          <p>{beside.replacesAll}</p>
          <p>{KEEPING[state.lang.value].afterThief}</p>
        </>
      )}
      {making === 'beside' && (
        <label>
          {beside.keys}
          <textarea
            value={keys}
            required
            rows={2}
            onInput={({ currentTarget }) => setKeys(currentTarget.value)}
          />
        </label>
      )}
      <label>
        {rotates ? a.names.oldWords : a.names.called}
        <input
          value={typed}
          required
          maxLength={rotates ? 200 : 40}
          dir="auto"
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
      </label>
      <fieldset class="row">
        <legend>{a.names.wordsIn}</legend>
        {(['en', 'zh'] as const).map((one) => (
          <label class="check" key={one}>
            <input type="radio" name="words" checked={language === one} onChange={() => speak(one)} />
            {one === 'en' ? 'English' : '中文'}
          </label>
        ))}
      </fieldset>
      <div class="acts">
        <button type="submit">{a.names.showWords}</button>
        <button type="button" class="plain" onClick={onDone}>
          {a.write.leave}
        </button>
      </div>
    </form>
  )
}

/** The sheet: whose words they are and on which wall, so that an old one is not taken for the new one. */
function Shown({ shown, state, onNext }: { shown: ShownWords; state: State; onNext: () => void }) {
  const { a } = state.words.value
  const { wall, fingerprint } = state.page.value.frame
  const { words, called } = shown
  return (
    <section class="paper-words">
      <h2>{a.names.writeDown}</h2>
      <p>{a.names.onlyOnce}</p>
      <div class="card">
        <p class="wall">
          <bdi>{called}</bdi>
        </p>
        {shown.fingerprint.en.length > 0 && <SealLine of={shown.fingerprint} state={state} />}
        <p>
          {KEEPING[state.lang.value].onWall} <bdi lang={wall.lang}>{wall.text}</bdi>{' '}
          <SealLine of={fingerprint} state={state} />
        </p>
        <ol class="words">
          {words.map((word, index) => (
            <li key={`${index}`}>{word}</li>
          ))}
        </ol>
      </div>
      <div class="acts">
        <button type="button" onClick={onNext}>
          {a.names.written}
        </button>
        <PrintButton label={a.read.print} />
      </div>
    </section>
  )
}

function SealLine({ of, state }: { of: ShownWords['fingerprint']; state: State }) {
  return <span class="seal-line">{state.lang.value === 'en' ? of.en.join(' ') : of.zh.join('')}</span>
}

/** Three places, spread over the list, the same each time it is shown. */
function placesIn(words: readonly string[]): readonly number[] {
  return Array.from({ length: CHECKED }, (_, n) => Math.floor(((n + 0.5) * words.length) / CHECKED))
}

function Check({
  words,
  state,
  onDone,
  onBack,
}: {
  words: readonly string[]
  state: State
  onDone: () => void
  onBack: () => void
}) {
  const { a } = state.words.value
  const places = placesIn(words)
  const [typed, type] = useState<readonly string[]>(places.map(() => ''))
  // Where posts cost work it takes seconds, and whoever presses again would sign a second event beside the first.
  const once = useMemo(oneAtATime, [])
  const make = async () => {
    state.said.value = a.moment
    const act = () =>
      state.engine.ask(
        'confirmWords',
        places.map((place, index) => [place, typed[index] ?? ''] as const),
      )
    if (await tell(state, a.names.made, act, { 'engine/words': a.names.differs })) onDone()
  }
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault()
        void once(make)
      }}
    >
      <h2>{a.names.check}</h2>
      {places.map((place, index) => (
        <label key={place}>
          {a.names.word(place + 1)}
          <input
            value={typed[index]}
            required
            onInput={({ currentTarget }) => type(typed.with(index, currentTarget.value))}
          />
        </label>
      ))}
      <div class="acts">
        <button type="submit">{a.names.finish}</button>
        <button type="button" class="plain" onClick={onBack}>
          {a.names.showAgain}
        </button>
      </div>
    </form>
  )
}
