// Folding and other labels, for who moderates: a verb, a law where there is one, and what will happen.

import { useState } from 'preact/hooks'
import { verbWords } from '../../pages/moderation/verb-words.ts'
import type { ModerationView } from '../engine/moderate/view.ts'
import type { NameItem } from '../engine/name/list.ts'
import { canSpeak, useNames } from '../names/use-names.ts'
import type { State } from '../shell/state.ts'
import { tell } from '../shell/tell.ts'
import { AsWhom } from '../write/as-whom.tsx'
import { useLeaving } from '../write/leaving.tsx'
import { MODERATING } from './words.ts'

/** What is said of any post. */
const OF_ALL = [
  'fold/spam',
  'fold/personal-data',
  'fold/threat',
  'fold/illegal',
  'fold/off-topic',
  'fold/other',
  'unverified',
  'vouch',
] as const
/** What is said of threads and articles: on a reply it would be without effect. */
const OF_WHOLE = [...OF_ALL, 'pin', 'close', 'move', 'duplicate'] as const
type Verb = (typeof OF_WHOLE)[number]

interface Props {
  /** Of all of these the same is said. */
  readonly ids: readonly string[]
  /** They are threads or articles, each as a whole. */
  readonly whole: boolean
  /** Where it can be moved to, and under which names on this device. */
  readonly view: Pick<ModerationView, 'boards' | 'mine' | 'groups'>
  readonly state: State
  readonly onDone: () => void
}

export function FoldPanel({ ids, whole, view, state, onDone }: Props) {
  const { t } = state.words.value
  const { boards, mine, groups } = view
  const [verb, say] = useState<Verb>('fold/spam')
  const [law, setLaw] = useState('')
  const [board, toBoard] = useState(boards[0]?.slug ?? '')
  const [original, setOriginal] = useState('')
  const [chosen, choose] = useState<string>()
  const words = MODERATING[state.lang.value]
  const leaving = useLeaving(state)
  const held = useNames(state) ?? []
  // A label counts by the role of its key; a vouch also by the age of its name.
  const keys = [...new Set(mine.map(({ pubkey }) => pubkey))]
  const moderates = ({ pubkey }: NameItem) => keys.includes(pubkey)
  const names = held.filter((name) => moderates(name) || (verb === 'vouch' && canSpeak(name)))
  const speaker = names.find(({ pubkey }) => pubkey === chosen) ?? (names.length === 1 ? names[0] : undefined)
  if (leaving.instead) return leaving.instead
  const put = async (careful: boolean) => {
    const jurisdiction = verb === 'fold/illegal' ? law : undefined
    const act = async () => {
      for (const target of ids)
        await state.engine.ask('label', {
          ...{ target, verb, jurisdiction, as: speaker?.pubkey, careful },
          ...(verb === 'move' && { board }),
          ...(verb === 'duplicate' && { original: Number(original || Number.NaN) }),
        })
    }
    if (await tell(state, words.labelled, act, { 'engine/missing': words.noOriginal })) onDone()
  }
  return (
    <div class="panel">
      <p>
        {verb.startsWith('fold/')
          ? groups.length === 1
            ? words.oneGroup
            : words.whatHappens
          : verb === 'vouch'
            ? words.vouchHow
            : words.marks}
      </p>
      <AsWhom names={names} throwaway={undefined} as={speaker?.pubkey} onChoose={choose} state={state} />
      <p class="row">
        <select
          aria-label={t.moderation}
          value={verb}
          onChange={({ currentTarget }) => say(currentTarget.value as Verb)}
        >
          {(whole ? OF_WHOLE : OF_ALL).map((one) => (
            <option value={one} key={one}>
              {verbWords(one, { t, frame: { lang: state.lang.value } })}
            </option>
          ))}
        </select>
        {verb === 'fold/illegal' && (
          <label>
            {t.underLaw('…')}{' '}
            <input
              value={law}
              maxLength={2}
              size={3}
              onInput={({ currentTarget }) => setLaw(currentTarget.value.toUpperCase())}
            />
          </label>
        )}
        {verb === 'move' && (
          <label>
            {words.toBoard}{' '}
            <select value={board} onChange={({ currentTarget }) => toBoard(currentTarget.value)}>
              {boards.map(({ slug, title }) => (
                <option value={slug} key={slug}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        {verb === 'duplicate' && (
          <label>
            {words.original}{' '}
            <input
              value={original}
              inputMode="numeric"
              size={8}
              onInput={({ currentTarget }) => setOriginal(currentTarget.value.replace(/\D/g, ''))}
            />
          </label>
        )}
        <button
          type="button"
          disabled={ids.length === 0 || speaker === undefined}
          onClick={() => leaving.send(put)}
        >
          {words.label}
        </button>
      </p>
    </div>
  )
}
