// Proposing a wording on a passage: the whole text, with what it changes beside it; and standing behind one, or no more.

import { withoutControls, wordDiff } from '@commonwall/wall'
import { useState } from 'preact/hooks'
import type { AssemblyView } from '../../../assembly/model.ts'
import { Changes } from '../../../assembly/views/changes.tsx'
import { wordingNames } from '../../../assembly/views/passage.tsx'
import type { Show } from '../../../assembly/views/show.ts'
import { type WordingAt, wordingsAt } from '../../../assembly/wordings.ts'
import type { State } from '../../shell/state.ts'
import { tell } from '../../shell/tell.ts'
import { useLeaving } from '../../write/leaving.tsx'
import { MOST } from '../../write/longest-text.ts'
import { PROPOSE_WORDS } from './propose-words.ts'
import { speaking, useVoice } from './use-voice.ts'
import { ACT_WORDS } from './words.ts'

interface Props {
  readonly view: AssemblyView
  readonly show: Show
  readonly state: State
}

const WAYS = ['passage', 'insert', 'strike'] as const
type Way = (typeof WAYS)[number]

/** @param at id of the place of the text */
export function ProposePanel({ view, at, show, state }: Props & { readonly at: string }) {
  const words = PROPOSE_WORDS[state.lang.value]
  const voice = speaking(useVoice(view.id, state))
  const [open, setOpen] = useState(false)
  const leaving = useLeaving(state)
  if (voice === undefined || isOver(view)) return undefined
  return (
    <section>
      <button type="button" class="second" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.propose}
      </button>
      {open &&
        (leaving.instead ?? (
          <Form view={view} at={at} show={show} state={state} onDone={() => setOpen(false)} />
        ))}
    </section>
  )
}

function Form({
  view,
  at,
  show,
  state,
  onDone,
}: Props & { readonly at: string; readonly onDone: () => void }) {
  const words = PROPOSE_WORDS[state.lang.value]
  const wordings = wordingsAt(view, at).filter(({ text }) => text !== undefined)
  const names = wordingNames(view, at, show)
  const textOf = (id: string) => spokenOf(view, wordings, id)
  const adopted = view.state.stages
    .flatMap(({ passages }) => passages)
    .findLast(({ id }) => id === at)?.adopted
  const [way, setWay] = useState<Way>('passage')
  const [base, setBase] = useState(wordings.some(({ id }) => id === adopted) ? adopted : wordings[0]?.id)
  const [others, setOthers] = useState<readonly string[]>([])
  const [text, setText] = useState(textOf(base ?? '')?.text ?? '')
  const before = textOf(base ?? '')
  const changed =
    way === 'strike' || (text.trim() !== '' && (way === 'insert' || text.trim() !== before?.text))
  const choose = (next: Way) => {
    setWay(next)
    setText(next === 'insert' ? '' : (before?.text ?? ''))
  }
  const send = () =>
    tell(state, words.proposed, () =>
      state.engine.ask('propose', {
        assembly: view.id,
        place: way === 'insert' ? 'insert' : 'passage',
        target: view.now.places.find(({ id }) => id === at)?.slug ?? at,
        words: way === 'strike' ? undefined : withoutControls(text).trim(),
        parents: way === 'passage' && base !== undefined ? [base, ...others.filter((id) => id !== base)] : [],
        lang: before?.lang ?? state.lang.value,
      }),
    )
  return (
    <form
      class="compose panel"
      onSubmit={async (event) => {
        event.preventDefault()
        if (changed && (await send())) onDone()
      }}
    >
      <fieldset class="row">
        <legend class="unseen">{words.propose}</legend>
        {WAYS.map((one) => (
          <label class="check" key={one}>
            <input type="radio" name="way" checked={way === one} onChange={() => choose(one)} />
            {words.ways[one]}
          </label>
        ))}
      </fieldset>
      {way === 'passage' && wordings.length > 1 && (
        <fieldset class="row">
          <legend>{words.madeFrom}</legend>
          {wordings.map(({ id }) => (
            <label class="check" key={id}>
              <input
                type="checkbox"
                checked={id === base || others.includes(id)}
                onChange={({ currentTarget: { checked } }) => {
                  const left = [base, ...others].filter(
                    (one): one is string => one !== undefined && one !== id,
                  )
                  const next = checked ? [...left, id] : left
                  setBase(next[0])
                  setOthers(next.slice(1))
                  if (text === '' || text === before?.text) setText(textOf(next[0] ?? '')?.text ?? '')
                }}
              />
              {names.get(id)}
            </label>
          ))}
        </fieldset>
      )}
      {way !== 'strike' && (
        <label>
          {words.whole}
          <textarea
            dir="auto"
            lang={before?.lang}
            autocomplete="off"
            maxLength={MOST}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
      )}
      {way === 'passage' && before !== undefined && (
        <section aria-label={words.preview}>
          <h2>{words.preview}</h2>
          {changed ? (
            <Changes
              pieces={wordDiff(before.text, text.trim(), before.lang)}
              lang={before.lang}
              words={show.words}
            />
          ) : (
            <p class="quiet">{words.unchanged}</p>
          )}
        </section>
      )}
      <p class="quiet">{words.sponsors(view.constitution.sponsorGroups)}</p>
      <div class="acts">
        <button type="submit" disabled={!changed}>
          {words.proposeNow}
        </button>
        <button type="button" class="plain" onClick={onDone}>
          {ACT_WORDS[state.lang.value].leave}
        </button>
      </div>
    </form>
  )
}

/** Below a wording that somebody proposed: stand behind it, or no more. */
export function Backing({ view, wording, state }: Omit<Props, 'show'> & { readonly wording: WordingAt }) {
  const words = PROPOSE_WORDS[state.lang.value]
  const voice = speaking(useVoice(view.id, state))
  const [pressed, press] = useState(false)
  const leaving = useLeaving(state)
  if (voice === undefined || wording.first || isOver(view)) return undefined
  if (pressed && leaving.instead) return leaving.instead
  const stands = voice.behind.includes(wording.id)
  return (
    <p class="row actions">
      {stands && <span class="true">{words.stands}</span>}
      {!stands && wording.sponsors.length === 0 && <span>{words.takeUp}</span>}
      <button
        type="button"
        class="plain"
        onClick={() => {
          if (leaving.instead) return press(true)
          void tell(state, '', () =>
            state.engine.ask('sponsor', { assembly: view.id, alternative: wording.id, stands: !stands }),
          )
        }}
      >
        {stands ? words.takeBack : words.standBehind}
      </button>
    </p>
  )
}

/** No round is to come in which a wording could be called. */
function isOver({ constitution, wallTime }: AssemblyView): boolean {
  return wallTime > (constitution.rounds.at(-1)?.until ?? 0)
}

function spokenOf(view: AssemblyView, wordings: readonly WordingAt[], id: string) {
  const text = wordings.find((one) => one.id === id)?.text
  return text === undefined ? undefined : view.texts[text]?.text
}
