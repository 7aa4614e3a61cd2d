// The public log of moderation: who hid what and why, what came of it, and how much each group did. Everybody sees the
// same, on a page and in the app. The folded words are not repeated.

import type { ComponentChildren } from 'preact'
import type { DeedItem, FoldEffect, FoldReason, GroupDeeds, ModerationPage } from '../model.ts'
import { useInParts } from '../parts/in-parts.ts'
import { Link } from '../parts/link.tsx'
import { PagerLinks } from '../parts/pager.tsx'
import { AuthorName } from '../parts/post.tsx'
import { Time } from '../parts/time.tsx'
import { Words } from '../parts/words.tsx'
import type { Ui } from '../ui.ts'
import { verbWords } from './verb-words.ts'
import { DEEDS } from './words.ts'

interface Props {
  readonly page: ModerationPage
  readonly ui: Ui
  /** In the app: what stands above the deeds, and what can be done with one of them. */
  readonly above?: ComponentChildren
  readonly under?: ((deed: DeedItem) => ComponentChildren) | undefined
}

export function ModerationView({ page, ui, above, under }: Props) {
  const words = DEEDS[ui.frame.lang]
  const { deeds, groups, rule, pager, complete } = page
  const lines = useInParts({
    items: deeds,
    nameOf: ({ id }, index) => id ?? index,
    make: (deed, name) => <DeedLine deed={deed} ui={ui} under={under} key={name} />,
    ui,
  })
  return (
    <>
      <div class="heading">
        <h1>{ui.t.moderation}</h1>
        <p>{words.intro}</p>
        <p>{words.rule(rule.groups, rule.threshold)}</p>
      </div>
      {pager.page === 1 && <Groups groups={groups} ui={ui} />}
      {above}
      <section>
        <h2>{words.done}</h2>
        {deeds.length === 0 ? <p class="quiet">{words.nothingDone}</p> : <ol class="versions">{lines}</ol>}
        {!complete && pager.page === pager.pages && <p class="quiet">{words.older}</p>}
        <PagerLinks pager={pager} ui={ui} />
      </section>
    </>
  )
}

function Groups({ groups, ui }: { groups: readonly GroupDeeds[]; ui: Ui }) {
  const words = DEEDS[ui.frame.lang]
  if (groups.length === 0) return undefined
  return (
    <section>
      <h2>{words.groups}</h2>
      <ul class="versions">
        {groups.map(({ group, moderators, verbs, takenBack }) => (
          <li key={group}>
            <b>{group || words.keepers}</b>{' '}
            <span class="quiet">
              {[
                ...(group === '' ? [] : [words.moderators(moderators)]),
                ...countWords(verbs, ui),
                ...(takenBack === 0 ? [] : [words.backs(takenBack)]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How many folds, and for which reasons, the most frequent first; how many labels that are none. */
function countWords(verbs: GroupDeeds['verbs'], ui: Ui): readonly string[] {
  const words = DEEDS[ui.frame.lang]
  const sum = (of: readonly (readonly [string, number])[]) => of.reduce((all, [, n]) => all + n, 0)
  const [folds = [], others = []] = [true, false].map((fold) =>
    [...verbs]
      .filter(([verb]) => verb.startsWith('fold/') === fold)
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)),
  )
  const reasons = folds.map(([verb, n]) =>
    words.each(ui.t.reason[verb.slice('fold/'.length) as FoldReason], n),
  )
  return [words.folds(sum(folds), reasons), ...(others.length === 0 ? [] : [words.others(sum(others))])]
}

function DeedLine({ deed, ui, under }: { deed: DeedItem; ui: Ui; under: Props['under'] }) {
  const words = DEEDS[ui.frame.lang]
  const { verb, at, groups, who, jurisdiction, takenBack, effect, cited, citedMore } = deed
  const { place, path, board, original } = deed
  return (
    <li>
      <Time at={at} hour={false} ui={ui} />{' '}
      {takenBack === undefined ? <b>{verbWords(verb, ui)}</b> : <del>{verbWords(verb, ui)}</del>}
      {jurisdiction !== undefined && words.law(ui.t.underLaw(jurisdiction))}{' '}
      {place !== undefined && <Place of={{ place, path }} ui={ui} />}
      {board !== undefined && (
        <>
          {' → '}
          <Words text={board.title} to={board.path} ui={ui} />
        </>
      )}
      {original !== undefined && (
        <>
          {' → '}
          <Place of={original} ui={ui} />
        </>
      )}
      <p class="by">
        <span>{groups.join(' · ') || words.keepers}</span>{' '}
        {who.kind === 'name' ? (
          <AuthorName author={who} ui={ui} />
        ) : (
          <small dir="ltr">{who.key.slice(0, 8)}</small>
        )}
      </p>
      {takenBack !== undefined && <p class="quiet">{words.takenBack(ui.time(takenBack))}</p>}
      {effect !== undefined && <p class="quiet">{effectWords(effect, ui)}</p>}
      {cited.length > 0 && (
        <p class="quiet">
          {words.cited}{' '}
          {cited.map(({ path: to, title }, index) => (
            <span key={to}>
              {index > 0 && ' · '}
              <Words text={title} to={to} ui={ui} />
            </span>
          ))}
          {citedMore > 0 && ` · ${words.citedMore(citedMore)}`}
        </p>
      )}
      {under?.(deed)}
    </li>
  )
}

/** A place in the log, and the way to it where it can be read. */
function Place({ of: { place, path }, ui }: { of: NonNullable<DeedItem['original']>; ui: Ui }) {
  const named = ui.t.place(place)
  if (path === undefined) return <>{named}</>
  return (
    <Link to={path} ui={ui}>
      {named}
    </Link>
  )
}

function effectWords(effect: FoldEffect, ui: Ui): string {
  const words = DEEDS[ui.frame.lang]
  switch (effect.kind) {
    case 'for-good':
      return words.forGood
    case 'for-now':
      return words.until(ui.time(effect.when))
    case 'waits':
      return words.waits(ui.time(effect.when))
    case 'ended':
      return words.ended
  }
}
