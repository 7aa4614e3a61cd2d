// What this is, said by the app: writing and asking are its own here; the rest is as on the pages.

import { AboutView } from '../../pages/about.tsx'
import type { Ui } from '../../pages/ui.ts'
import { ABOUT } from './about-words.ts'

export function AboutScreen({ ui }: { ui: Ui }) {
  const { here, writing } = ABOUT[ui.frame.lang]
  return <AboutView ui={ui} own={[here, writing]} />
}
