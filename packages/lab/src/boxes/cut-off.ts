// No border any more: nothing leaves, nothing comes in (Xinjiang 2009). Only what is inside stays reachable.

import * as v from 'valibot'
import { defineBox, reducer } from './define-box.ts'

export const cutOff = defineBox({
  name: 'cut-off',
  params: v.strictObject({}),
  make: () =>
    reducer({
      needs: [],
      initial: undefined,
      step: (state) => ({ state, verdicts: [{ do: 'drop', why: 'the line out of the country is cut' }] }),
    }),
})
