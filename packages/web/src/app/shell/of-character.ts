// A key that belongs to a character which is being put together (IME): it chooses, ends or takes back that one, and means
// nothing to the page.

/** Safari ends a character before it tells of the key that ends it; then this number alone says whose the key is (UI Events, legacy key attributes). */
const TAKEN = 229

export function isOfCharacter({ isComposing, keyCode }: KeyboardEvent): boolean {
  return isComposing || keyCode === TAKEN
}
