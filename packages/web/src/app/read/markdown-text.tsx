// The text of an article: as it was typed until its Markdown was read.

import { useEffect, useState } from 'preact/hooks'
import type { Spoken } from '../../pages/model.ts'
import { Markdown } from '../../pages/parts/markdown.tsx'
import type { Ui } from '../../pages/ui.ts'
import { readMarkdown } from './read-markdown.ts'

export function MarkdownText({ text, ui }: { text: Spoken; ui: Ui }) {
  const [, read] = useState(0)
  useEffect(() => {
    void readMarkdown(text.text).then(() => read((n) => n + 1))
  }, [text.text])
  return <Markdown text={text} ui={ui} />
}
