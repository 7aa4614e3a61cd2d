// The four doors as they stand on the first screen of a demonstration, on pages and in the app.

import { Link } from '../../pages/parts/link.tsx'
import type { Ui } from '../../pages/ui.ts'
import { DOORS, type Door } from './facts.ts'
import { DOOR_WORDS } from './words.ts'

export function DoorStrip({ ui }: { ui: Ui }) {
  const words = DOOR_WORDS[ui.frame.lang]
  return (
    <section class="doors">
      <h2>{words.title}</h2>
      <p class="quiet">{words.intro}</p>
      <ol>
        {DOORS.map((door) => (
          <li key={door}>
            <Link to={pathOf(door, ui)} ui={ui} class="door">
              <span class="number">{door}</span> <b>{words.names[door]}</b>{' '}
              <span class="quiet">{words.lines[door]}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The doors in one line above the open one. */
export function DoorLine({ open, ui }: { open: Door; ui: Ui }) {
  const words = DOOR_WORDS[ui.frame.lang]
  return (
    <nav class="door-line" aria-label={words.title}>
      {DOORS.map((door) =>
        door === open ? (
          <b aria-current="page" key={door}>
            {door} {words.names[door]}
          </b>
        ) : (
          <Link to={pathOf(door, ui)} ui={ui} key={door}>
            {door} {words.names[door]}
          </Link>
        ),
      )}
    </nav>
  )
}

export function NextDoor({ after, ui }: { after: Door; ui: Ui }) {
  const words = DOOR_WORDS[ui.frame.lang]
  const next = DOORS.find((door) => door > after)
  if (next === undefined) return undefined
  return (
    <p>
      {words.next}
      {words.gap}
      <Link to={pathOf(next, ui)} ui={ui}>
        {next} {words.names[next]}
      </Link>
    </p>
  )
}

function pathOf(door: Door, ui: Ui): string {
  return ui.go === undefined ? `d/${door}` : `!doors/${door}`
}
