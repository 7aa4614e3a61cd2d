// The composer: one screen for a thread, an article, a reply. Nothing of it is kept but in memory or in what is saved here,
// and nothing is sent before its last button.

import { asPosted, directionOf } from '@commonwall/wall'
import { signal } from '@preact/signals'
import { useMemo, useState } from 'preact/hooks'
import { nameOf } from '../../pages/parts/language-name.ts'
import { PlainText } from '../../pages/parts/plain-text.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { Composing } from '../engine/say/composing.ts'
import type { EngineError } from '../engine/wire.ts'
import { Later } from '../shell/later.tsx'
import { useOnceDrawn } from '../shell/once-drawn.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { goToScreen, path } from '../shell/routes.ts'
import type { State } from '../shell/state.ts'
import { useLatest } from '../shell/use-latest.ts'
import { whyOf } from '../shell/why.ts'
import { AsWhom } from './as-whom.tsx'
import { clearDraft, type Draft, draft } from './draft.ts'
import { Editing } from './editing.tsx'
import { extension, letSpeak } from './extension.ts'
import { languageByItself, offeredLanguages } from './languages.ts'
import { useLeaving } from './leaving.tsx'
import { MOST } from './longest-text.ts'
import { usePointers } from './mentioned.tsx'
import { TextField } from './text-field.tsx'
import { AGAIN, EDITING } from './words.ts'

/** What is being signed: it is neither changed nor said twice meanwhile. */
const signing = signal<ReadonlySet<Draft>>(new Set())

export function ComposerScreen({ ui, state }: ScreenProps) {
  const { a } = state.words.value
  const [composing, askAgain] = useComposing(state)
  const leaving = useLeaving(state)
  const { form, edits, translates } = draft.value
  const { version, translation, translationOf } = EDITING[state.lang.value]
  const title = edits ? version : translates ? translation : a.write.title[form]
  if (composing === undefined) return <p class="quiet">{a.moment}</p>
  if (composing === 'missing')
    return (
      <>
        <p>{a.partMissing.part}</p>
        <p class="acts">
          <button type="button" onClick={askAgain}>
            {AGAIN[state.lang.value]}
          </button>
        </p>
      </>
    )
  return (
    <>
      <h1>{title}</h1>
      {composing.answers && (
        <p class="quoted">
          <span>{a.write.answers}</span>
          <q>
            <bdi lang={composing.answers.lang}>{composing.answers.text}</bdi>
          </q>
        </p>
      )}
      {composing.original && (
        <section class="panel">
          <h2>{translationOf}</h2>
          <h3 lang={composing.original.text.lang} dir={composing.original.text.dir}>
            {composing.original.title}
          </h3>
          <Later load={article} with={{ text: composing.original.text, ui }} ui={ui} state={state} />
        </section>
      )}
      {signing.value.has(draft.value) ? (
        <p class="quiet">{a.write.working}</p>
      ) : (
        (leaving.instead ?? (
          <Form
            composing={composing}
            ui={ui}
            state={state}
            onSay={() => leaving.send((careful) => say(state, composing, careful))}
          />
        ))
      )}
    </>
  )
}

/** What the engine knows of what is to be written, and how to ask again where its part could not be fetched. */
function useComposing(state: State): [Composing | 'missing' | undefined, () => void] {
  const [composing, setComposing] = useState<Composing | 'missing'>()
  const [tries, tryOnceMore] = useState(0)
  const { reply, edits, translates } = draft.value
  const lang = state.lang.value
  const asked = { lang, reply: reply && { root: reply.root, parent: reply.parent }, edits, translates }
  useLatest(
    () => state.engine.ask('composing', asked),
    (got) => {
      // Of another text than the one that is written by now: it would be filled into that.
      const now = draft.value
      if (now.reply !== reply || now.edits !== edits || now.translates !== translates) return
      const { before } = got
      if (before !== undefined && draft.value.text === '') {
        const { title, text, lang } = before
        draft.value = { ...draft.value, title, text, lang, board: '' }
      }
      if (got.original !== undefined && draft.value.lang === undefined)
        draft.value = { ...draft.value, lang: got.otherLang }
      setComposing(got)
    },
    [reply, edits, translates, lang, state.engine, tries],
    (error) => {
      if ((error as EngineError).code !== 'engine/part') throw error
      setComposing('missing')
    },
  )
  const askAgain = () => {
    setComposing(undefined)
    tryOnceMore(tries + 1)
  }
  return [composing, askAgain]
}

interface FormProps {
  readonly composing: Composing
  readonly ui: Ui
  readonly state: State
  readonly onSay: () => void
}

function Form({ composing, ui, state, onSay }: FormProps) {
  const { a } = state.words.value
  const [preview, show] = useState(false)
  const { form, title, text, edits, translates, correction } = draft.value
  let unseen = 0
  asPosted([title, text, correction].join('\n'), () => unseen++)
  const change = (part: Partial<Draft>) => {
    draft.value = { ...draft.value, ...part }
  }
  const lacksTitle = form !== 'reply' && title.trim() === ''
  const ready = text.trim() !== '' && !lacksTitle && text.length <= MOST
  return (
    <form
      class="compose"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onSay()
      }}
    >
      {form !== 'reply' && edits === undefined && translates === undefined && <Kind state={state} />}
      {form !== 'reply' && (
        <label>
          {a.write.titleLabel}
          <input
            value={title}
            maxLength={120}
            dir="auto"
            onInput={({ currentTarget }) => change({ title: currentTarget.value })}
            // A key that ends a character (IME) is not a key that sends.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </label>
      )}
      <TextField composing={composing} ui={ui} state={state} />
      <Choices composing={composing} state={state} />
      <Editing state={state} />
      {preview && <Preview ui={ui} state={state} />}
      {composing.before === undefined ? (
        <Who composing={composing} state={state} />
      ) : (
        <SameKey by={composing.before.by} state={state} />
      )}
      {unseen > 0 && <p class="late">{EDITING[state.lang.value].unseen(unseen)}</p>}
      {lacksTitle && text.trim() !== '' && <p class="quiet">{EDITING[state.lang.value].noTitle}</p>}
      <div class="acts">
        <button type="submit" disabled={!ready}>
          {edits === undefined ? a.write.post : a.write.postVersion}
        </button>
        <button type="button" class="second" aria-pressed={preview} onClick={() => show(!preview)}>
          {a.write.preview}
        </button>
        <button type="button" class="plain" onClick={() => history.back()}>
          {a.write.leave}
        </button>
      </div>
    </form>
  )
}

function Kind({ state }: { state: State }) {
  const { a } = state.words.value
  return (
    <fieldset class="row">
      <legend class="unseen">{a.write.kind}</legend>
      {(['thread', 'article'] as const).map((form) => (
        <label class="check" key={form}>
          <input
            type="radio"
            name="form"
            checked={draft.value.form === form}
            onChange={() => {
              draft.value = { ...draft.value, form }
            }}
          />
          {a.write.kinds[form]}
        </label>
      ))}
    </fieldset>
  )
}

function Choices({ composing, state }: { composing: Composing; state: State }) {
  const { a } = state.words.value
  const { form, board, edits } = draft.value
  const lang = languageOf(draft.value, state)
  const { languages } = composing
  const isDrawn = useOnceDrawn()
  const offered = useMemo(
    () => (isDrawn ? offeredLanguages(languages, lang) : [...new Set([...languages, lang])].filter(Boolean)),
    [languages, lang, isDrawn],
  )
  return (
    <div class="row choices">
      {form !== 'reply' && edits === undefined && (
        <label>
          {EDITING[state.lang.value].board}{' '}
          <select
            value={board === '' ? composing.boards[0]?.path : board}
            onChange={({ currentTarget }) => {
              draft.value = { ...draft.value, board: currentTarget.value }
            }}
          >
            {composing.boards.map(({ path, title }) => (
              <option value={path} key={path}>
                {title.text}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {a.read.languages}{' '}
        <select
          value={lang}
          onChange={({ currentTarget }) => {
            draft.value = { ...draft.value, lang: currentTarget.value }
          }}
        >
          <option value="">{a.write.noLanguage}</option>
          {offered.map((tag) => (
            <option value={tag} lang={tag} key={tag}>
              {nameOf(tag)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** As its writer chose, else by its script. */
function languageOf({ lang, title, text }: Draft, state: State): string {
  return lang ?? languageByItself(`${title}\n${text}`, state.lang.value)
}

const article = () => import('./article-preview.tsx').then(({ ArticlePreview }) => ArticlePreview)

function Preview({ ui, state }: { ui: Ui; state: State }) {
  const { form, title, text } = draft.value
  const lang = languageOf(draft.value, state)
  const spoken = { text, lang: lang === '' ? undefined : lang, dir: directionOf(lang) }
  const references = usePointers(state)
  return (
    <section class="panel preview" aria-label={state.words.value.a.write.preview}>
      {form !== 'reply' && <h2 dir="auto">{title}</h2>}
      {form === 'article' ? (
        <Later load={article} with={{ text: spoken, references, ui }} ui={ui} state={state} />
      ) : (
        <PlainText text={spoken} references={references} ui={ui} />
      )}
    </section>
  )
}

/** A further version is signed by the key of the one before: there is nothing to choose. */
function SameKey({ by, state }: { by: string | undefined; state: State }) {
  const { sameKey, sameName } = EDITING[state.lang.value]
  return (
    <p class="quiet">
      {by === undefined ? (
        sameKey
      ) : (
        <>
          {sameName} <bdi>{by}</bdi>
        </>
      )}
    </p>
  )
}

/** As whom: a throwaway by default; a lasting name only where its key is here or in the browser's extension, and by choice. */
function Who({ composing, state }: { composing: Composing; state: State }) {
  const { a } = state.words.value
  const { names, spokeHere } = composing
  // Whoever comes back from the question finds the choice as it was left.
  const [outside, setOutside] = useState(() => {
    const { as } = draft.value
    return names.some(({ pubkey }) => pubkey === as) ? undefined : as
  })
  const hasExtension = extension() !== undefined
  const choose = (as: string | undefined) => {
    draft.value = { ...draft.value, as }
  }
  const throwaway = spokeHere ? a.write.sameThrowaway : a.write.throwaway
  return (
    <AsWhom names={names} throwaway={throwaway} as={draft.value.as} onChoose={choose} state={state}>
      {hasExtension && (
        <label class="check">
          <input
            type="radio"
            name="as"
            checked={outside !== undefined && draft.value.as === outside}
            onChange={async () => {
              const pubkey = await letSpeak(state)
              setOutside(pubkey)
              choose(pubkey)
            }}
          />
          {EDITING[state.lang.value].extension}
        </label>
      )}
    </AsWhom>
  )
}

async function say(state: State, composing: Composing, careful: boolean): Promise<void> {
  const said = draft.value
  const { form, board, reply, edits, translates, correction = '', at, as } = said
  if (signing.value.has(said)) return
  signing.value = new Set(signing.value).add(said)
  state.said.value = state.words.value.a.write.working
  try {
    const saying = {
      form,
      title: asPosted(said.title),
      text: asPosted(said.text),
      board: board === '' ? (composing.boards[0]?.path ?? '') : board,
      lang: languageOf(said, state),
      reply: reply && { root: reply.root, parent: reply.parent },
      edits,
      translates,
      correction: asPosted(correction).trim() || undefined,
      notBefore: at === '' ? undefined : Math.floor(Date.parse(at) / 1000),
      as,
      careful,
    }
    await state.engine.ask('say', saying)
    // Who went elsewhere meanwhile is left there.
    const isHere = path.value === '!write' && draft.value === said
    clearDraft(said)
    if (!isHere) return
    state.said.value = ''
    goToScreen('mine')
  } catch (error) {
    state.said.value = await whyNot(error, state)
  } finally {
    signing.value = new Set([...signing.value].filter((one) => one !== said))
  }
}

async function whyNot(error: unknown, state: State): Promise<string> {
  const { failed } = state.words.value.a.write
  if ((error as EngineError).code !== 'outbox/bridge') return failed(whyOf(error, state.lang.value))
  const { ADDRESSES } = await import('../carry/words.ts')
  return ADDRESSES[state.lang.value].tells
}
