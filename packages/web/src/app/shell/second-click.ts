// What is pressed is what a finger was put on. Where something else lies under it when it is let go, because what stood
// above grew, browsers press that, or with a mouse nothing: a way that nobody chose, or a wipe. So a finger that was put on
// text presses nothing.
//
// And the second click of two belongs to what the first one pressed. Where that is gone, because a screen has changed in
// between, it would press whatever lies there now: the answer to a question that nobody has read.

/** Milliseconds between the two, at most: whoever means two things takes longer. */
const WITHIN = 400
/** Pixels that a hand moves in between, at most. */
const NEAR = 12

export function keepSecondClick(): void {
  let first: MouseEvent | undefined
  let down: MouseEvent | undefined
  addEventListener('pointerdown', (event) => {
    down = event
  })
  addEventListener(
    'click',
    (event: MouseEvent & { readonly pointerType?: string }) => {
      const before = first
      first = event
      // What a key pressed has no count, and no place. Of a mouse the system itself counts what belongs together.
      const { detail, pointerType, timeStamp } = event
      if (detail === 0) return
      const [pressed, meant] = [event, isNear(event, down) ? down : event].map(pressedBy)
      if (meant !== pressed) {
        if (meant?.isConnected) meant.click()
        // What is drawn anew has its name.
        else if (meant?.textContent === pressed?.textContent) return
      } else {
        if (!isNear(event, before) || (pointerType === 'mouse' && detail === 1)) return
        const [target, gone] = [event.target as Node, before.target as Node]
        // The next page's "Next" is meant.
        if (gone.isConnected || target.textContent === gone.textContent) return
        if (timeStamp - before.timeStamp > WITHIN) return
      }
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { capture: true },
  )
}

function pressedBy({ target }: Event): HTMLElement | null {
  return (target as Element).closest('a, button')
}

function isNear({ clientX, clientY }: MouseEvent, other: MouseEvent | undefined): other is MouseEvent {
  return other !== undefined && Math.hypot(clientX - other.clientX, clientY - other.clientY) < NEAR
}
