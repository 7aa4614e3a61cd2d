// The second click of two belongs to what the first one pressed. Where that is gone, because a screen has changed in
// between, it would press whatever lies there now: the answer to a question that nobody has read, or a wipe.

/** Milliseconds between the two, at most: whoever means two things takes longer. */
const WITHIN = 400
/** Pixels that a hand moves in between, at most. */
const NEAR = 12

export function keepSecondClick(): void {
  let first: MouseEvent | undefined
  addEventListener(
    'click',
    (event: MouseEvent & { readonly pointerType?: string }) => {
      const before = first
      first = event
      // What a key pressed has no count, and no place. Of a mouse the system itself counts what belongs together.
      const { detail, pointerType } = event
      if (before === undefined || detail === 0 || (pointerType === 'mouse' && detail === 1)) return
      const isSecond =
        event.timeStamp - before.timeStamp < WITHIN &&
        Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) < NEAR
      if (!isSecond || !(before.target instanceof Node) || before.target.isConnected) return
      // The next page's "Next" is meant.
      if (event.target instanceof Node && event.target.textContent === before.target.textContent) return
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    { capture: true },
  )
}
