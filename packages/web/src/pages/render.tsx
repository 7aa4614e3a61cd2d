// From page data to an HTML document. No script stands in it, and nothing of it is loaded from anywhere else.

import { renderToString } from 'preact-render-to-string'
import { Content } from './content.tsx'
import { en, type Messages } from './i18n/en.ts'
import { zhHans } from './i18n/zh-hans.ts'
import { zhHant } from './i18n/zh-hant.ts'
import type { Language, Page } from './model.ts'
import type { OperatorFacts } from './operator/facts.ts'
import { OperatorDocument } from './operator/operator-page.tsx'
import { Document, STYLE } from './parts/document.tsx'
import { readMarkdown } from './parts/markdown-html.ts'
import { makeUi } from './ui.ts'

/** The operator's page. */
export function renderOperator(facts: OperatorFacts): string {
  const ui = makeUi(facts.frame, DICTIONARIES[facts.frame.lang])
  return `<!doctype html>${renderToString(<OperatorDocument facts={facts} ui={ui} style={STYLE} />)}\n`
}

export { renderAppFile } from './app-file.tsx'
export { LOADER } from './loader.ts'
export { OPERATOR_STYLE } from './operator/operator-page.tsx'
export { APP_STYLE, DOORS_STYLE, STYLE } from './parts/document.tsx'

export const DICTIONARIES: Record<Language, Messages> = { en, 'zh-Hans': zhHans, 'zh-Hant': zhHant }

/** The whole document of a page. */
export function renderPage(page: Page): string {
  if (page.kind === 'article' && page.text !== undefined) readMarkdown(page.text.text, (work) => work())
  const ui = makeUi(page.frame, DICTIONARIES[page.frame.lang])
  return `<!doctype html>${renderToString(
    <Document ui={ui}>
      <Content page={page} ui={ui} />
    </Document>,
  )}\n`
}
