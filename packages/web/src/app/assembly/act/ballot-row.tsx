// One wording on the ballot: five positions as one group of radio buttons, and a reason below an objection.

import { useState } from 'preact/hooks'
import type { CitedText } from '../../../assembly/model.ts'
import type { Show } from '../../../assembly/views/show.ts'
import { TextBlock } from '../../../assembly/views/text-block.tsx'
import { Link } from '../../../pages/parts/link.tsx'
import type { VoiceItem } from '../../engine/voice/calls.ts'
import type { State } from '../../shell/state.ts'
import { keepOut, MOST } from '../../write/longest-text.ts'
import { type Asked, type AskedReason, lineOf, redLineOn, redLinesFor } from './asked.ts'
import type { BallotDraft, Taken } from './ballot-draft.ts'
import { BALLOT_WORDS } from './ballot-words.ts'

interface Props {
  readonly asked: Asked
  readonly draft: BallotDraft
  readonly mine: VoiceItem
  readonly show: Show
  readonly state: State
}

const VALUES = [2, 1, 0, -1, -2] as const
/** In the list of reasons: own words, and a phrase by its number. */
const OWN = 'own'
const PHRASE = 'phrase '

export function BallotRow({ asked, draft, mine, show, state }: Props) {
  const words = BALLOT_WORDS[state.lang.value]
  const { id, name, text } = asked
  const [taken, setTaken] = useState(draft.on(id))
  const take = (part: Partial<Taken>) => {
    const next = { ...taken, ...part }
    setTaken(next)
    draft.take(id, next)
  }
  return (
    <fieldset class="asked">
      <legend>{name}</legend>
      {text !== 'document' && <TextBlock cited={text} bracketed={false} show={show} />}
      <div class="row">
        {VALUES.map((value) => (
          <label class="check" key={value}>
            <input
              type="radio"
              name={`on-${id}`}
              checked={taken.value === value}
              onChange={() => take(value < 0 ? { value } : { value, reason: undefined, words: undefined })}
            />
            {words.values[value]}
          </label>
        ))}
      </div>
      {taken.value < 0 && <Reason {...{ asked, taken, take, mine, state }} />}
      <OwnRedLine {...{ asked, mine, show, state }} />
      {redLinesFor(asked, mine).map((reason) => (
        <Answer
          key={`${reason.group} ${reason.reason}`}
          on={id}
          reason={reason}
          {...{ draft, show, state }}
        />
      ))}
    </fieldset>
  )
}

/** One's own red line that was answered: it lapses unless it is drawn again. */
function OwnRedLine({ asked, mine, show, state }: Omit<Props, 'draft'>) {
  const words = BALLOT_WORDS[state.lang.value]
  const own = redLineOn(asked.id, mine.positions)
  const answered = asked.reasons.find(({ reason, answers }) => reason === own && answers.length > 0)
  if (answered === undefined) return undefined
  return (
    <div class="note late">
      <p>{words.ownAnswered}</p>
      <Answers of={answered} show={show} />
    </div>
  )
}

/** What was answered on the record. */
function Answers({ of: { answers, answered }, show }: { readonly of: AskedReason; readonly show: Show }) {
  return (
    <>
      {answered.map((cited, at) => (
        <div class="quoted-answer" key={answers[at]}>
          <p class="quiet">{show.words.answer}</p>
          <SaidThere cited={cited} show={show} />
        </div>
      ))}
    </>
  )
}

/** Characters of what others said, of which the rest is read in the discussion: a field stands below. */
const MOST_SHOWN = 600

function SaidThere({ cited, show }: { readonly cited: CitedText; readonly show: Show }) {
  const { text, path } = cited
  const isLong = text !== undefined && text.text.length > MOST_SHOWN
  const shown = isLong ? { ...cited, text: { ...text, text: lineOf(text.text, MOST_SHOWN) } } : cited
  return (
    <>
      <TextBlock cited={shown} bracketed={false} show={show} />
      {isLong && path !== undefined && (
        <p class="quiet">
          <Link to={path} ui={show.ui}>
            {show.words.readThere}
          </Link>
        </p>
      )}
    </>
  )
}

interface ReasonProps {
  readonly asked: Asked
  readonly taken: Taken
  readonly take: (part: Partial<Taken>) => void
  readonly mine: VoiceItem
  readonly state: State
}

function Reason({ asked, taken, take, mine, state }: ReasonProps) {
  const words = BALLOT_WORDS[state.lang.value]
  const phrase = taken.words === undefined ? -1 : words.phrases.indexOf(taken.words)
  // What one's own ballot cites is not on the wall until that is.
  const own = mine.positions.flatMap(({ reason, says }) =>
    reason && says ? [[reason, lineOf(says)] as const] : [],
  )
  const cited = [
    ...new Map([
      ...own.filter(([reason]) => reason === taken.reason),
      ...asked.reasons.map(({ reason, line }) => [reason, line] as const),
    ]),
  ]
  const chosen = phrase >= 0 ? `${PHRASE}${phrase}` : taken.words !== undefined ? OWN : (taken.reason ?? '')
  const choose = (value: string) => {
    if (value === OWN) take({ reason: undefined, words: '' })
    else if (value.startsWith(PHRASE))
      take({ reason: undefined, words: words.phrases[Number(value.slice(PHRASE.length))] })
    else take({ reason: value === '' ? undefined : value, words: undefined })
  }
  return (
    <div class="compose">
      <label>
        {taken.value === -2 ? words.whyRed : words.why}
        <select
          value={chosen}
          aria-invalid={taken.value === -2 && !taken.reason && !taken.words?.trim()}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        >
          <option value="">{words.noReason}</option>
          {taken.reason !== undefined && !cited.some(([id]) => id === taken.reason) && (
            <option value={taken.reason}>{taken.reason.slice(0, 8)}…</option>
          )}
          {cited.map(([id, text]) => (
            <option value={id} key={id}>
              {text}
            </option>
          ))}
          {words.phrases.map((one, at) => (
            <option value={`${PHRASE}${at}`} key={one}>
              {one}
            </option>
          ))}
          <option value={OWN}>{words.ownWords}</option>
        </select>
      </label>
      {chosen === OWN && (
        <OwnWords
          label={words.ownWordsHow}
          typed={taken.words ?? ''}
          onType={(typed) => take({ words: typed })}
          state={state}
        />
      )}
    </div>
  )
}

interface AnswerProps {
  readonly on: string
  readonly reason: AskedReason
  readonly draft: BallotDraft
  readonly show: Show
  readonly state: State
}

/** A red line that stands, to be answered on the record by who may. */
function Answer({ on, reason, draft, show, state }: AnswerProps) {
  const words = BALLOT_WORDS[state.lang.value]
  const [text, setText] = useState(draft.answerTo(on, reason.reason))
  const [isBegun] = useState(text !== '')
  return (
    <details open={isBegun}>
      <summary>
        {words.redLineSays(reason.groupName)}{' '}
        <q lang={reason.cited.text?.lang} dir="auto">
          {reason.line}
        </q>
      </summary>
      <SaidThere cited={reason.cited} show={show} />
      <Answers of={reason} show={show} />
      <div class="compose">
        <OwnWords
          label={words.answer}
          typed={text}
          onType={(typed) => {
            setText(typed)
            draft.answer(on, reason.reason, typed)
          }}
          state={state}
        />
      </div>
      <p class="quiet">{words.answerHow}</p>
    </details>
  )
}

interface OwnWordsProps {
  readonly label: string
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly state: State
}

/** Words that become a post; what is too long for one is said there, and never cut. */
function OwnWords({ label, typed, onType, state }: OwnWordsProps) {
  const { tooLong } = state.words.value.a.write
  return (
    <>
      <label>
        {label}
        <textarea
          rows={3}
          dir="auto"
          value={typed}
          aria-invalid={typed.length > MOST}
          onPaste={(event) => {
            if (keepOut(event, typed)) state.said.value = tooLong
          }}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </label>
      {typed.length > MOST && (
        <p class="late" role="status">
          {tooLong}
        </p>
      )}
    </>
  )
}
