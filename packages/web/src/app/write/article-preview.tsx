// An article's Markdown as it will be read.

import type { Spoken } from '../../pages/model.ts'
import { Markdown } from '../../pages/parts/markdown.tsx'
import type { Ui } from '../../pages/ui.ts'

export function ArticlePreview({ text, ui }: { text: Spoken; ui: Ui }) {
  return <Markdown text={text} ui={ui} />
}
