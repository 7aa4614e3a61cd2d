// The app's own screens, each fetched when it is first opened.

import type { Ui } from '../../pages/ui.ts'
import type { Screen } from './routes.ts'
import type { State } from './state.ts'

export function OwnScreen({ screen }: { screen: Screen; ui: Ui; state: State }) {
  return <h1>{screen}</h1>
}
