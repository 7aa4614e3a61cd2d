// Where the keyboard stands. It is never lost: a step leads it to the heading of the new screen, and where what had it goes
// away it stands at what came in its place, or else at what is nearest. Escape closes what is open around it, else what stands
// open; that is one of the three that wipe, and no less one for it.

import { isDrawing } from '../../pages/parts/in-parts.ts'
import { isOfCharacter } from './of-character.ts'

/** What has it; nothing once a finger pointed elsewhere. */
let held: HTMLElement | undefined
/** What opened the panel in which it stands. */
let opener: HTMLElement | null | undefined
/** A step was made whose screen has no heading yet. */
let awaited = false
let isArriving = false
/** Where it stood when the step was made. */
let from: Element | null = null
/** Where it stood when the screen that comes back was left. */
let marked: Mark | undefined
/** What changed since it was last seen to stand somewhere. */
let changed: MutationRecord[] = []
let isLooking = false

/** A button whose panel is open. */
const OPENER = 'button[aria-expanded=true]'
const PRESSED = 'a[href], [role=link], button:enabled, input:enabled, select, textarea, summary'

/** Listens from before any screen stands. */
export function keepKeyboard(): void {
  addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    held = target
    opener = openerOf(target)
  })
  addEventListener('pointerdown', () => {
    held = undefined
  })
  addEventListener('keydown', close)
  addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.matches('.skip')) return
    // No address of its own: the bar stays what it was.
    event.preventDefault()
    stand(mainOf(), false)
  })
  new MutationObserver(look).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled'],
  })
}

/** Something on a screen that is pressed, to be found again when the screen is drawn anew. */
export interface Mark {
  readonly name: string
  /** How many of that name stand before it. */
  readonly after: number
}

/** Undefined for what does not stand on the screen itself, or is not pressed. */
export function markOf(element: Element | null): Mark | undefined {
  if (!element?.matches(PRESSED)) return undefined
  const name = nameOf(element)
  const all: readonly Element[] = namesakes(name)
  const after = all.indexOf(element)
  return after < 0 ? undefined : { name, after }
}

function namesakes(name: string): readonly HTMLElement[] {
  return [...(mainOf()?.querySelectorAll<HTMLElement>(PRESSED) ?? [])].filter((one) => nameOf(one) === name)
}

const nameOf = (element: Element): string => element.ariaLabel ?? element.textContent

/**
 * Leads it to where it stood when the screen was left, else to the heading of the screen that is open, as soon as there is one, and once the screen is laid out: before,
 * that would be done within the task that draws it, which would hold up a finger. Who has gone to a field of the screen by
 * then stays there: what is being typed would be typed nowhere.
 */
export function arriveAtHeading(mark?: Mark): void {
  awaited = true
  marked = mark
  if (isArriving) return
  isArriving = true
  from = document.activeElement
  afterLayout(arrive)
}

function afterLayout(task: () => void): void {
  requestAnimationFrame(() => setTimeout(task))
}

function arrive(): void {
  // Which of several of its name it is is known once all of them stand.
  if (marked !== undefined && isDrawing()) {
    afterLayout(arrive)
    return
  }
  isArriving = false
  const main = mainOf()
  const { activeElement: at } = document
  if (at !== from && at !== main && main?.contains(at)) {
    awaited = false
    return
  }
  const heading = main?.querySelector('h1')
  awaited = !heading
  stand((marked && namesakes(marked.name)[marked.after]) ?? heading ?? main, true)
}

function look(changes: readonly MutationRecord[]): void {
  const { activeElement: at, body } = document
  if (awaited) {
    awaited = at === body || at === mainOf()
    if (awaited && mainOf()?.querySelector('h1')) arriveAtHeading(marked)
    return
  }
  if (held === undefined || at !== body) return
  changed.push(...changes)
  if (isLooking) return
  isLooking = true
  afterLayout(findAgain)
}

/** To see what is there the screen must be laid out, as for arriving. */
function findAgain(): void {
  isLooking = false
  const changes = changed
  changed = []
  const lost = held
  const { activeElement: at, body } = document
  if (awaited || lost === undefined || at !== body || isThere(lost)) return
  const gone = changes.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(lost)))
  let left: Node | null = gone?.target ?? lost.parentNode
  const came = changes.flatMap(({ target, addedNodes }) => (target === left ? [...addedNodes] : []))
  let instead = first(came, `h2, h3, ${PRESSED}`) ?? (opener && isThere(opener) ? opener : undefined)
  for (; left && !instead; left = left.parentNode) instead = first([left], PRESSED)
  stand(instead, false)
}

function first(places: readonly Node[], what: string): HTMLElement | undefined {
  return places
    .flatMap((place) => (place instanceof HTMLElement ? [place, ...place.querySelectorAll('*')] : []))
    .find((one): one is HTMLElement => one.matches(what) && isThere(one))
}

function close(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || isOfCharacter(event) || event.defaultPrevented) return
  const at = document.activeElement
  const open = at?.closest(`${OPENER}, details[open], .panel, .risk`)
  const around = open instanceof HTMLDetailsElement ? open.querySelector('summary') : openerOf(at)
  const way = around ?? lastOpener()
  if (!way) return
  // It has closed one thing, and closes no second one (`back-closes.ts`).
  event.preventDefault()
  stand(way, false)
  way.click()
}

/** Closes what stands open furthest down the screen. */
export function closeLast(): void {
  const way = lastOpener()
  stand(way, false)
  way?.click()
}

function lastOpener(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(OPENER)].at(-1)
}

/** A panel stands open. */
export function isOpen(): boolean {
  return lastOpener() !== undefined
}

function openerOf(element: Element | null): HTMLElement | null | undefined {
  return (
    element?.closest<HTMLElement>(OPENER) ??
    element?.closest('.panel, .risk')?.parentElement?.querySelector<HTMLElement>(OPENER)
  )
}

/** Sets it on what may also be only read. */
function stand(element: HTMLElement | null | undefined, preventScroll: boolean): void {
  if (!element) return
  if (element.tabIndex < 0) element.tabIndex = -1
  element.focus({ preventScroll })
}

function isThere(element: Element): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility()
}

function mainOf(): HTMLElement | null {
  return document.getElementById('text')
}
