// What a door tells: one line a thing that happened, with its figures. The app fills the lines as they happen; a page
// without JavaScript has all of them from a recorded run.

import type { ComponentChildren } from 'preact'
import type { Ui } from '../../pages/ui.ts'
import type { Agreement, AlterFacts, Arrival, PlugFacts } from './facts.ts'
import { TOLD_WORDS, type ToldWords } from './told-words.ts'
import { DOOR_WORDS } from './words.ts'

interface Told<F> {
  readonly facts: Partial<F>
  readonly ui: Ui
}

/** Milliseconds in the words of the reader's language: "3.1 s". */
function spent(milliseconds: number, words: ToldWords): string {
  return words.seconds((milliseconds / 1000).toFixed(milliseconds < 950 ? 2 : 1))
}

export function SayTold({ facts: { sentIn, arrival }, ui }: Told<{ sentIn: number; arrival: Arrival }>) {
  const words = TOLD_WORDS[ui.frame.lang]
  const { say } = words
  const { gap } = DOOR_WORDS[ui.frame.lang]
  return (
    <Lines>
      {sentIn !== undefined && <li>{say.sent(spent(sentIn, words))}</li>}
      {arrival !== undefined && (
        <>
          <li class="good">
            {say.placed(spent(arrival.onTheWallIn, words), ui.number(arrival.place), ui.number(arrival.size))}
          </li>
          <li>
            {say.proof(ui.number(arrival.hashes))}
            {arrival.of > 0 && gap + say.witnesses(ui.number(arrival.witnesses), ui.number(arrival.of))}
          </li>
        </>
      )}
    </Lines>
  )
}

export function SecondTold({ facts: { second }, ui }: Told<Pick<AlterFacts, 'second'>>) {
  const words = TOLD_WORDS[ui.frame.lang]
  if (second === undefined) return <p class="quiet">{words.second.starting}</p>
  return (
    <p class="quiet">{words.second.started(ui.number(second.processes), spent(second.startedIn, words))}</p>
  )
}

export function AlterTold({ facts: { altered, caught, healed }, ui }: Told<AlterFacts>) {
  const words = TOLD_WORDS[ui.frame.lang]
  const { alter } = words
  if (altered === undefined) return undefined
  const { says, before, after, position } = altered
  return (
    <Lines>
      <li class="bad">
        {alter.altered(spent(altered.took, words))}
        <Quote text={beginningOf(says)} word={after} />
      </li>
      {caught && (
        <>
          <li class="good">
            {alter.caught(ui.number(position), spent(caught.took, words))}
            <details>
              <summary>{alter.check}</summary>
              <p class="hex">{caught.path}</p>
              <p class="hex">{caught.problem}</p>
            </details>
          </li>
          <li class="good">
            {alter.healed(spent(caught.healedIn, words))}
            <Quote text={beginningOf(caught.reads)} word={before} />
          </li>
          <li class="good">{alter.yours}</li>
        </>
      )}
      {healed && (
        <li class={healed.findings === 0 ? 'good' : 'bad'}>
          {healed.findings === 0
            ? alter.repaired(ui.number(healed.posts), spent(healed.took, words))
            : alter.wrong(ui.number(healed.findings))}
        </li>
      )}
    </Lines>
  )
}

export function PlugTold({
  facts: { file, stopped, held, started, arrival },
  ui,
  children,
}: Told<PlugFacts> & { readonly children?: ComponentChildren }) {
  const words = TOLD_WORDS[ui.frame.lang]
  const { plug } = words
  const { gap } = DOOR_WORDS[ui.frame.lang]
  return (
    <Lines>
      {file !== undefined && <li class="good">{plug.taken(ui.number(Math.round(file / 1000)))}</li>}
      {stopped && <li class="bad">{plug.pulled(hostOf(stopped.url))}</li>}
      {held !== undefined && <li class="good">{plug.still(ui.number(held))}</li>}
      {children}
      {started && <li>{plug.started(hostOf(started.url), spent(started.took, words))}</li>}
      {arrival && (
        <>
          <li>{plug.sent(spent(arrival.sentIn, words))}</li>
          <li class="good">
            {plug.placed(spent(arrival.onTheWallIn, words), ui.number(arrival.place))}
            {gap}
            {words.say.witnesses(ui.number(arrival.witnesses), ui.number(arrival.of))}
          </li>
        </>
      )}
    </Lines>
  )
}

export function AgreeTold({ facts, ui }: { readonly facts: Agreement; readonly ui: Ui }) {
  const words = TOLD_WORDS[ui.frame.lang]
  const { agree } = words
  const lacking = facts.lacking
    .map(({ group, by }) => agree.lacks(agree.groups[group] ?? group, ui.number(by)))
    .join(agree.and)
  const { number } = ui
  return (
    <Lines>
      <li class="bad">{agree.pooled(number(facts.twoThirds), number(facts.calls), number(facts.forced))}</li>
      <li class="good">{agree.rule(number(facts.adopted), number(facts.forcedByRule))}</li>
      <li>{agree.asOne(number(facts.yes), number(facts.no), lacking)}</li>
      <li>{agree.price}</li>
      <li class="quiet">{agree.counted(spent(facts.took, words))}</li>
    </Lines>
  )
}

/** Said to whoever listens as they come. */
function Lines({ children }: { children: ComponentChildren }) {
  return (
    <ol class="told" aria-live="polite">
      {children}
    </ol>
  )
}

/** A text of the second wall, with the one word that it is about, if it is about one. */
export function Quote({ text, word = '' }: { text: string; word?: string }) {
  const at = word === '' ? -1 : text.indexOf(word)
  return (
    <blockquote>
      {at < 0 ? (
        text
      ) : (
        <>
          {text.slice(0, at)}
          <mark>{word}</mark>
          {text.slice(at + word.length)}
        </>
      )}
    </blockquote>
  )
}

/** Up to its first pause: the whole of it was read a moment ago. */
export function beginningOf(text: string): string {
  const [beginning = text, pause] = text.split(/([;；])/)
  return beginning === text ? text : beginning + (pause === ';' ? ' …' : '……')
}

function hostOf(url: string): string {
  return new URL(url).host
}
