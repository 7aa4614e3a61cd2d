// A deed that is under way is not begun again: who taps twice means it once.

/** Does what it is given, unless what it did before has not ended. @throws what that throws */
export function oneAtATime(): (act: () => unknown) => Promise<void> {
  let isBusy = false
  return async (act) => {
    if (isBusy) return
    isBusy = true
    try {
      await act()
    } finally {
      isBusy = false
    }
  }
}
