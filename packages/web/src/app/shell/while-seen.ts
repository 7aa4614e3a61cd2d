// Looks at something now and then while the page is seen, and at once when it is come back to. What is hidden is let be.

/** Milliseconds between two looks: a screen that woke up tells nobody. */
const REST = 15_000

export function lookWhileSeen(look: () => unknown): void {
  const now = () => document.hidden || look()
  addEventListener('focus', now)
  document.addEventListener('visibilitychange', now)
  setInterval(now, REST)
}
