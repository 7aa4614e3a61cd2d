// The app's style beside that of the page that was loaded. The one file has it on its page, and nothing of this
// (`build/file-edition.ts`).

import css from '../app.css?inline'

let isThere = false

/** The app's style, once. */
export function addStyle(): void {
  if (isThere) return
  isThere = true
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
}
