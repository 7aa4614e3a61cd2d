// The opinion map: voices as marks, a shape for each group, and in words who stands near whom. It is drawn when it is
// asked for, and nobody is named in it.

import type { PointOnMap } from '@commonwall/assembly'
import { useState } from 'preact/hooks'
import type { AssemblyView } from '../../assembly/model.ts'
import type { Show } from '../../assembly/views/show.ts'
import { useLatest } from '../shell/use-latest.ts'
import { askAssembly } from './client.ts'

/** A side of the drawing, and the room that a mark takes. */
const SIDE = 320
const ROOM = 10

/** Shapes around (0, 0), as paths; a second round of groups has them empty. */
const SHAPES = [
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
  'M-3.5-3.5h7v7h-7z',
  'M0-4.5 4.5 3.5h-9z',
  'M0-5 5 0 0 5-5 0z',
  'M-5-1.5h3.5v-3.5h3v3.5H5v3H1.5V5h-3V1.5H-5z',
  'M0 4.5 4.5-3.5h-9z',
]

export function OpinionMap({ view, show }: { view: AssemblyView; show: Show }) {
  const { words } = show
  const [points, setPoints] = useState<readonly PointOnMap[]>()
  const [open, setOpen] = useState(false)
  useLatest(() => (open && view.hash !== '' ? askAssembly('map') : undefined), setPoints, [open, view])
  return (
    <section>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{words.map}</summary>
        <p class="quiet">{words.mapHow}</p>
        {points === undefined ? (
          <p class="quiet">{words.checking}</p>
        ) : points.length === 0 ? (
          <p>{words.mapNone}</p>
        ) : (
          <Drawn points={points} view={view} show={show} />
        )}
      </details>
    </section>
  )
}

function Drawn({ points, view, show }: { points: readonly PointOnMap[]; view: AssemblyView; show: Show }) {
  const { words } = show
  const most = points.reduce((far, { x, y }) => Math.max(far, Math.abs(x), Math.abs(y)), 1)
  const at = (value: number) => Math.round(SIDE / 2 + (value / most) * (SIDE / 2 - ROOM))
  const camps = [...new Set(points.map(({ cluster }) => cluster))].sort((a, b) => a - b)
  const groups = view.constitution.groups.map(({ slug }) => slug)
  return (
    <>
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} class="opinion-map" role="img" aria-label={words.map}>
        <path d={`M${SIDE / 2} 0v${SIDE}M0 ${SIDE / 2}h${SIDE}`} class="axes" />
        {points.map(({ x, y, group }, index) => (
          <path
            key={index}
            d={SHAPES[group % SHAPES.length]}
            transform={`translate(${at(x)} ${at(-y)})`}
            class={group < SHAPES.length ? 'voice' : 'voice empty'}
          />
        ))}
      </svg>
      <ul class="squares-row">
        {groups.map((slug, group) => (
          <li key={slug}>
            <svg viewBox="-6 -6 12 12" class="square" aria-hidden="true">
              <path
                d={SHAPES[group % SHAPES.length]}
                class={group < SHAPES.length ? 'voice' : 'voice empty'}
              />
            </svg>
            <span>{slug}</span>
          </li>
        ))}
      </ul>
      <ul class="points">
        {camps.map((camp) => {
          const here = points.filter(({ cluster }) => cluster === camp)
          const of = groups.flatMap((slug, group) => {
            const people = here.filter((one) => one.group === group).length
            return people > 0 ? [words.inCamp(slug, people)] : []
          })
          return (
            <li key={camp}>
              {words.camp(here.length)}
              {words.colon}
              {of.join(words.listed)}
            </li>
          )
        })}
      </ul>
    </>
  )
}
