// What is read: each kind of page, with what the app adds to it.

import { Content } from '../../pages/content.tsx'
import type { Page } from '../../pages/model.ts'
import type { Ui } from '../../pages/ui.ts'
import type { State } from '../shell/state.ts'

export function Reading({ page, ui, state }: { page: Page; ui: Ui; state: State }) {
  return <Content page={page} ui={ui} />
}
