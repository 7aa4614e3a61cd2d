// Where the keyboard stands. It is never lost: a step leads it to the heading of the new screen, and where what had it goes
// away it stands at what came in its place, or else at what is nearest. Escape closes what is open around it; that is
// one of the three that wipe, and no less one for it.

/** What has it; nothing once a finger pointed elsewhere. */
let held: HTMLElement | undefined
/** What opened the panel in which it stands. */
let opener: HTMLElement | null | undefined
/** A step was made whose screen has no heading yet. */
let awaited = false
let isArriving = false
/** Where it stood when the step was made. */
let from: Element | null = null
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

/**
 * Leads it to the heading of the screen that is open, as soon as there is one, and once the screen is laid out: before,
 * that would be done within the task that draws it, which would hold up a finger. Who has gone to a field of the screen by
 * then stays there: what is being typed would be typed nowhere.
 */
export function arriveAtHeading(): void {
  awaited = true
  if (isArriving) return
  isArriving = true
  from = document.activeElement
  afterLayout(arrive)
}

function afterLayout(task: () => void): void {
  requestAnimationFrame(() => setTimeout(task))
}

function arrive(): void {
  isArriving = false
  const main = mainOf()
  const { activeElement: at } = document
  if (at !== from && at !== main && main?.contains(at)) {
    awaited = false
    return
  }
  const heading = main?.querySelector('h1')
  awaited = !heading
  stand(heading ?? main, true)
}

function look(changes: readonly MutationRecord[]): void {
  const { activeElement: at, body } = document
  if (awaited) {
    awaited = at === body || at === mainOf()
    if (awaited && mainOf()?.querySelector('h1')) arriveAtHeading()
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
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
  const at = document.activeElement
  const open = at?.closest(`${OPENER}, details[open], .panel, .risk`)
  const way = open instanceof HTMLDetailsElement ? open.querySelector('summary') : openerOf(at)
  stand(way, false)
  way?.click()
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
