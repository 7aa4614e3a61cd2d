// Why a door of the demonstration did not open is said in the reader's language, whatever was thrown.

import { LANGUAGES } from '@commonwall/web/pages'
import { describe, expect, it } from 'vitest'
import { DoorError, TROUBLES, troubleIn } from '../../../src/app/doors/trouble.ts'
import { troubleOf } from '../../../src/app/doors/trouble-note.tsx'
import { TROUBLE_WORDS } from '../../../src/app/doors/trouble-words.ts'
import { EngineError } from '../../../src/app/engine/wire.ts'
import { WHY } from '../../../src/app/shell/why-words.ts'

const SAID = 'witness: expected it to start, it ended'

describe.each(LANGUAGES)('trouble behind a door, in %s', (lang) => {
  const { failed, trouble } = TROUBLE_WORDS[lang]

  it.each(TROUBLES)('%s has words of its own', (code) => {
    const said = troubleOf(new DoorError(code, SAID), lang)
    expect(said).toBe(failed(trouble[code]))
    expect(said).not.toContain(SAID)
    if (lang !== 'en') expect(said).not.toMatch(/[A-Za-z]{2}/)
  })

  it('is told of an engine as everywhere, and of anything else too', () => {
    expect(troubleOf(new EngineError('engine/no-wall', SAID), lang)).toBe(failed(WHY[lang].noWall))
    for (const error of [new TypeError(SAID), 'text', undefined])
      expect(troubleOf(error, lang)).toBe(failed(WHY[lang].unexpected))
  })
})

it('a code that no door has is unexpected', () => {
  expect(troubleIn('door/gone\n')).toBe('gone')
  for (const text of ['gone', 'door/', 'error: this node failed; try again', '<!doctype html>'])
    expect(troubleIn(text)).toBe('unexpected')
})
