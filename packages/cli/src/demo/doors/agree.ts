// Door 4: the bloc, counted when it is asked for.

import type { Agreement } from '@commonwall/web/doors'
import { blocFigures } from '../../assembly/demo/bloc.ts'

/** Counts every roll call again, with one bloc voting as one. */
export function agree(): Agreement {
  const began = performance.now()
  const { states, bloc, calls, asOne, asOneEverywhere } = blocFigures()
  return {
    ...{ states, bloc, calls, yes: asOne.yes, no: asOne.no, lacking: asOne.failing },
    twoThirds: asOneEverywhere.twoThirds,
    forced: asOneEverywhere.pooledAgainstTheRest,
    adopted: asOneEverywhere.adopted,
    forcedByRule: asOneEverywhere.againstTheRest,
    took: performance.now() - began,
  }
}
