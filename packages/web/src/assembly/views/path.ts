// Paths of assemblies: apart, so that a way to them costs no front their words.

import type { Ui } from '../../pages/ui.ts'

/** In the app one of its own screens; on pages without JavaScript an address. Numbers, as everywhere. */
export function assemblyPath(ui: Ui, ...parts: readonly (string | number)[]): string {
  return [ui.go === undefined ? 'm' : '!assembly', ...parts].join('/')
}
