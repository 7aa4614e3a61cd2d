// Proposing a wording on a passage: the whole text, with what it changes beside it; and standing behind one, or no more.

import { MAX_PARENTS } from '@commonwall/assembly'
import { asPosted, redline, withoutControls } from '@commonwall/wall'
import { useState } from 'preact/hooks'
import type { AssemblyView } from '../../../assembly/model.ts'
import { Changes } from '../../../assembly/views/changes.tsx'
import { wordingNames } from '../../../assembly/views/passage.tsx'
import type { Show } from '../../../assembly/views/show.ts'
import { type WordingAt, wordingsAt } from '../../../assembly/wordings.ts'
import type { State } from '../../shell/state.ts'
import { tell } from '../../shell/tell.ts'
import { type Leaving, useLeaving } from '../../write/leaving.tsx'
import { keepOut, MOST } from '../../write/longest-text.ts'
import { clearTyped, keepTyped, typedOf } from '../../write/typed.ts'
import { EDITING } from '../../write/words.ts'
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

/** What is typed of it. */
interface Wording {
  readonly way: Way
  /** Ids of what it is made from. */
  readonly base: string | undefined
  readonly others: readonly string[]
  /** Of each way that has a text. */
  readonly texts: Readonly<Partial<Record<Way, string>>>
}

/** @param at id of the place of the text */
export function ProposePanel({ view, at, show, state }: Props & { readonly at: string }) {
  const words = PROPOSE_WORDS[state.lang.value]
  const voice = speaking(useVoice(view.id, state))
  const about = `${view.id} propose ${at}`
  const [pressed, press] = useState<boolean>()
  const leaving = useLeaving(state)
  const isBegun = typedOf(about) !== undefined
  if (voice === undefined || (isOver(view) && !isBegun)) return undefined
  // Who left it half written finds it open, also when it is too late, to take it elsewhere.
  const open = pressed ?? isBegun
  return (
    <section>
      <button type="button" class="second" aria-expanded={open} onClick={() => press(!open)}>
        {words.propose}
      </button>
      {open &&
        (leaving.instead ?? (
          <Form
            {...{ view, at, about, leaving, show, state }}
            group={voice.group}
            onDone={() => press(false)}
          />
        ))}
    </section>
  )
}

interface FormProps extends Props {
  readonly at: string
  /** Of the voice that proposes. */
  readonly group: string
  /** Under what it is kept. */
  readonly about: string
  readonly leaving: Leaving
  readonly onDone: () => void
}

function Form({ view, at, group, about, leaving, show, state, onDone }: FormProps) {
  const words = PROPOSE_WORDS[state.lang.value]
  const { tooLong } = state.words.value.a.write
  const all = wordingsAt(view, at)
  const wordings = all.filter(({ text }) => text !== undefined)
  const names = wordingNames(view, at, show)
  const textOf = (id: string | undefined) => spokenOf(view, wordings, id)
  const adopted = view.state.stages
    .flatMap(({ passages }) => passages)
    .findLast(({ id }) => id === at)?.adopted
  const [busy, setBusy] = useState(false)
  const start = wordings.some(({ id }) => id === adopted) ? adopted : wordings[0]?.id
  const typed = typedOf<Wording>(about) ?? { way: 'passage', base: start, others: [], texts: {} }
  const { way, base, others, texts } = typed
  const before = textOf(base)
  const text = texts[way] ?? (way === 'insert' ? '' : (before?.text ?? ''))
  // What stands in the wording that is changed is not taken out of it: that would be a change that nobody asked for.
  const isClean = before === undefined || asPosted(before.text) === before.text
  let unseen = 0
  const asked = (isClean ? asPosted(text, () => unseen++) : withoutControls(text)).trim()
  const parents = base === undefined ? [] : [base, ...others.filter((id) => id !== base)]
  const changed = way === 'strike' || (asked !== '' && (way === 'insert' || asked !== before?.text.trim()))
  const long = way !== 'strike' && text.length > MOST
  const twin =
    way === 'insert' || !changed
      ? undefined
      : all.find(({ id, text: words }) =>
          words === undefined ? way === 'strike' : way === 'passage' && textOf(id)?.text.trim() === asked,
        )
  const refused = long ? tooLong : twin && words.already(names.get(twin.id) ?? '')
  const ready = changed && refused === undefined && !busy
  const change = (part: Partial<Wording>) => keepTyped(about, { ...typed, ...part })
  const send = async () => {
    setBusy(true)
    const isSent = await tell(state, words.proposed, () =>
      state.engine.ask('propose', {
        assembly: view.id,
        place: way === 'insert' ? 'insert' : 'passage',
        target: view.now.places.find(({ id }) => id === at)?.slug ?? at,
        words: way === 'strike' ? undefined : asked,
        parents: way === 'passage' ? parents : [],
        lang: before?.lang ?? state.lang.value,
      }),
    )
    setBusy(false)
    if (!isSent) return
    clearTyped(about, typed)
    onDone()
  }
  return (
    <form
      class="compose panel"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) leaving.send(send)
      }}
    >
      <fieldset class="row">
        <legend class="unseen">{words.propose}</legend>
        {WAYS.map((one) => (
          <label class="check" key={one}>
            <input type="radio" name="way" checked={way === one} onChange={() => change({ way: one })} />
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
                checked={parents.includes(id)}
                disabled={!parents.includes(id) && parents.length >= MAX_PARENTS}
                onChange={({ currentTarget: { checked } }) => {
                  const left = parents.filter((one) => one !== id)
                  const next = checked ? [...left, id] : left
                  // What was not changed is that one's text, not this one's.
                  const { passage, ...rest } = texts
                  change({
                    base: next[0],
                    others: next.slice(1),
                    texts: passage === '' || passage === before?.text ? rest : texts,
                  })
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
            value={text}
            aria-invalid={refused !== undefined}
            onPaste={(event) => {
              if (keepOut(event, text)) state.said.value = tooLong
            }}
            onInput={({ currentTarget }) => change({ texts: { ...texts, [way]: currentTarget.value } })}
          />
        </label>
      )}
      <p class="late" role="status">
        {refused ?? (unseen > 0 && EDITING[state.lang.value].unseen(unseen))}
      </p>
      {way !== 'insert' && before !== undefined && !long && (
        <section aria-label={words.preview}>
          <h2>{words.preview}</h2>
          {!changed ? (
            <p class="quiet">{words.unchanged}</p>
          ) : way === 'strike' ? (
            <Changes pieces={[{ kind: 'removed', text: before.text }]} of={before} words={show.words} />
          ) : (
            parents.flatMap((id) => {
              const from = textOf(id)
              return from === undefined
                ? []
                : [
                    <div key={id}>
                      {parents.length > 1 && <p class="quiet">{show.words.against(names.get(id) ?? '')}</p>}
                      <Changes pieces={redline(from.text, asked, from.lang)} of={from} words={show.words} />
                    </div>,
                  ]
            })
          )}
        </section>
      )}
      {isOver(view) ? (
        <p class="late">{words.tooLate}</p>
      ) : (
        <>
          <p>{words.isPublic(group)}</p>
          <p class="quiet">{words.sponsors(view.constitution.sponsorGroups)}</p>
        </>
      )}
      <div class="acts">
        <button type="submit" disabled={!ready || isOver(view)}>
          {words.proposeNow}
        </button>
        <button
          type="button"
          class="plain"
          onClick={() => {
            if (!changed) keepTyped(about, undefined)
            onDone()
          }}
        >
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
          press(true)
          leaving.send(() =>
            tell(state, words.signed, () =>
              state.engine.ask('sponsor', { assembly: view.id, alternative: wording.id, stands: !stands }),
            ),
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

function spokenOf(view: AssemblyView, wordings: readonly WordingAt[], id: string | undefined) {
  const text = wordings.find((one) => one.id === id)?.text
  return text === undefined ? undefined : view.texts[text]?.text
}
