// The app's style beside that of the page that was loaded.

import css from '../app.css?inline'

/** The app's style, once; in the one file it stands there already. */
export function addStyle(): void {
  if ([...document.querySelectorAll('style')].some(({ textContent }) => textContent === css)) return
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
}
