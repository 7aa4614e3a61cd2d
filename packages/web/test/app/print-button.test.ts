import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterEach, expect, it, vi } from 'vitest'
import { PrintButton } from '../../src/app/shell/print-button.tsx'

const shown = () => renderToString(h(PrintButton, { label: 'Print' }))

afterEach(() => vi.unstubAllGlobals())

it('there is a way to print where the browser prints, and none where it cannot', () => {
  vi.stubGlobal('print', undefined)
  expect(shown()).toBe('')
  vi.stubGlobal('print', () => undefined)
  expect(shown()).toContain('Print')
})
