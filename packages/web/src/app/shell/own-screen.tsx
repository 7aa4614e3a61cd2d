// The app's own screens, each fetched when it is first opened.

import type { ComponentType } from 'preact'
import type { Ui } from '../../pages/ui.ts'
import { Typed } from '../write/give-way.tsx'
import { Later } from './later.tsx'
import type { Screen } from './routes.ts'
import type { State } from './state.ts'

export interface ScreenProps {
  readonly ui: Ui
  readonly state: State
}

const SCREENS = {
  write: () => import('../write/composer.tsx').then(({ ComposerScreen }) => ComposerScreen),
  take: () => import('../carry/take.tsx').then(({ TakeScreen }) => TakeScreen),
  addresses: () => import('../carry/addresses.tsx').then(({ AddressesScreen }) => AddressesScreen),
  find: () => import('../carry/find-again.tsx').then(({ FindScreen }) => FindScreen),
  saving: () => import('../modes/saving.tsx').then(({ SavingScreen }) => SavingScreen),
  names: () => import('../names/names.tsx').then(({ NamesScreen }) => NamesScreen),
  doors: () => import('../doors/doors.tsx').then(({ DoorsScreen }) => DoorsScreen),
  assembly: () => import('../assembly/assembly-screens.tsx').then(({ AssemblyScreens }) => AssemblyScreens),
  mine: () => import('../write/mine.tsx').then(({ MineScreen }) => MineScreen),
} as const

/** What must be fetched before such a screen can stand. */
export function partOfScreen(screen: Screen): () => Promise<ComponentType<never>> {
  return SCREENS[screen]
}

/** Where words, keys and passphrases are typed: all of it gives way in a browser that watches. */
const TYPED: ReadonlySet<Screen> = new Set(['write', 'names', 'saving'])

export function OwnScreen({ screen, ui, state }: { screen: Screen } & ScreenProps) {
  const own = <Later load={SCREENS[screen]} whole with={{ ui, state }} ui={ui} state={state} key={screen} />
  if (!TYPED.has(screen)) return own
  return (
    <Typed whole state={state}>
      {own}
    </Typed>
  )
}
