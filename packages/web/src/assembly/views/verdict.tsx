// What the rule says of one wording: a sentence first, then each group with its bar, the thirds, and why people object.

import type { WordingState } from '@commonwall/assembly'
import { Link } from '../../pages/parts/link.tsx'
import { PlainText } from '../../pages/parts/plain-text.tsx'
import type { AssemblyView } from '../model.ts'
import { Bar, isConsenting, lackingIn, neededIn } from './consent.tsx'
import type { Show } from './show.ts'

interface VerdictProps {
  readonly wording: WordingState
  /** Of each group: supporters that it needs at least. */
  readonly quorums: readonly number[]
  readonly view: AssemblyView
  readonly show: Show
  /** False for the whole document, which is judged by groups alone. */
  readonly byThirds: boolean
}

/** One sentence: who holds it up, and by how many people. */
export function verdictLine(
  { groups, thirds, margin, level }: WordingState,
  view: AssemblyView,
  { words }: Show,
): string {
  const failing = groups.flatMap((group, at) =>
    isConsenting(group)
      ? []
      : [{ slug: view.constitution.groups[at]?.slug ?? '', lacks: lackingIn(group), red: group.short.red }],
  )
  if (failing.length === 0) {
    if (thirds.some(({ short }) => short > 0)) return words.suspended
    const stands = level === 'consensus' || level === 'full consensus'
    return stands ? words.verdictAll + words.gap + words.margin(margin) : words.verdictAll
  }
  const names = failing.map(({ slug }) => slug).join(words.listed)
  const people = failing.reduce((sum, { lacks }) => sum + lacks, 0)
  const red = failing.reduce((sum, one) => sum + one.red, 0)
  return words.verdictFails(names, people, red)
}

export function Verdict({ wording, quorums, view, show, byThirds }: VerdictProps) {
  const { words } = show
  const { groups, rule, bridgePeople } = view.constitution
  const needs = wording.groups.map((group, at) => neededIn(group, rule, quorums[at]))
  const most = Math.max(1, ...needs, ...wording.groups.flatMap(({ S, O }) => [S, O]))
  return (
    <div class="verdict">
      <p class="line">
        <b>{words.levels[wording.level]}</b>
        {words.stop}
        {verdictLine(wording, view, show)}
      </p>
      <ul class="bars">
        {wording.groups.map((group, at) => {
          const slug = groups[at]?.slug ?? ''
          const need = needs[at] ?? 0
          return (
            <li key={slug}>
              <b>{slug}</b>{' '}
              <Bar
                S={group.S}
                O={group.O}
                need={need}
                most={most}
                label={words.pictured(group.S, need, group.O)}
              />
              <span class="bar-words">
                {words.says(group.S, group.O)}
                {group.R > 0 && (
                  <>
                    {words.comma}
                    {words.redLines(group.R)}
                  </>
                )}
                {words.colon}
                {isConsenting(group) ? (
                  <b>{words.passed}</b>
                ) : (
                  <b class="late">{shortLine(group.short, show)}</b>
                )}
              </span>
            </li>
          )
        })}
      </ul>
      {byThirds && <Thirds wording={wording} show={show} least={bridgePeople} />}
      <Reasons wording={wording} view={view} show={show} />
    </div>
  )
}

function shortLine(
  { support, quorum, red }: WordingState['groups'][number]['short'],
  { words }: Show,
): string {
  return [
    ...(support > 0 ? [words.lacks(support)] : []),
    ...(quorum > support ? [words.lacksQuorum(quorum)] : []),
    ...(red > 0 ? [words.redMany(red)] : []),
  ].join(words.comma)
}

function Thirds({ wording, show, least }: { wording: WordingState; show: Show; least: number }) {
  const { words } = show
  if (wording.thirds.length === 0) return <p class="quiet">{words.thirdsNone(least)}</p>
  const most = Math.max(1, ...wording.thirds.map(({ S, O }) => Math.max(S, O + 1)))
  return (
    <>
      <h3 class="thirds">{words.thirds}</h3>
      <ul class="bars">
        {wording.thirds.map(({ S, O, short }, at) => {
          const name = words.third(at)
          return (
            <li key={name}>
              <b>{name}</b>{' '}
              <Bar
                S={S}
                O={O}
                need={S + O === 0 ? 0 : O + 1}
                most={most}
                label={words.pictured(S, O + 1, O)}
              />
              <span class="bar-words">
                {words.says(S, O)}
                {words.colon}
                {short > 0 ? <b class="late">{words.thirdHolds(short)}</b> : <b>{words.passed}</b>}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** By group and cited post, with the answers on the record; nobody is named. */
function Reasons({ wording, view, show }: { wording: WordingState; view: AssemblyView; show: Show }) {
  const { words } = show
  if (wording.reasons.length === 0) return undefined
  return (
    <details class="more">
      <summary>{words.reasons}</summary>
      <ul class="reasons">
        {wording.reasons.map(({ group, reason, people, red, lapsed, answers }) => (
          <li key={`${group} ${reason}`}>
            <p class="quiet">
              {words.reason(view.constitution.groups[group]?.slug ?? '', people)}
              {red > 0 && (
                <>
                  {words.comma}
                  {words.ofRed(red)}
                </>
              )}
              {lapsed > 0 && (
                <>
                  {words.comma}
                  {words.ofLapsed(lapsed)}
                </>
              )}
            </p>
            <Cited id={reason} view={view} show={show} />
            {answers.map((answer) => (
              <div class="quoted-answer" key={answer}>
                <p class="quiet">{words.answer}</p>
                <Cited id={answer} view={view} show={show} />
              </div>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A post that a ballot cites, with the way to it. */
export function Cited({ id, view, show: { ui, words } }: { id: string; view: AssemblyView; show: Show }) {
  const cited = view.texts[id]
  return (
    <>
      {cited?.text === undefined ? (
        <p class="gone">{words.noText}</p>
      ) : (
        <PlainText text={cited.text} references={cited.references ?? []} ui={ui} />
      )}
      {cited?.path !== undefined && (
        <p class="quiet">
          <Link to={cited.path} ui={ui}>
            {words.readThere}
          </Link>
        </p>
      )}
    </>
  )
}
