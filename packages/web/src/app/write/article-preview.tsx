// An article's Markdown as it will be read.

import type { Spoken } from '../../pages/model.ts'
import type { Ui } from '../../pages/ui.ts'
import { MarkdownText } from '../read/markdown-text.tsx'

export function ArticlePreview({ text, ui }: { text: Spoken; ui: Ui }) {
  return <MarkdownText text={text} ui={ui} />
}
