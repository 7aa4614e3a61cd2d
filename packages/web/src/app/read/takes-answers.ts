// Whether what is said on a page can be answered: a thread that its moderators closed is read on, and answered no more.

import type { Page } from '../../pages/model.ts'

export function takesAnswers(page: Page): boolean {
  return page.kind === 'article' || (page.kind === 'thread' && !page.closed)
}
