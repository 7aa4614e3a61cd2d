// The text of an article: as it was typed until its Markdown was read.

import { useEffect, useState } from 'preact/hooks'
import { Markdown, type MarkdownProps } from '../../pages/parts/markdown.tsx'
import { readMarkdown } from './read-markdown.ts'

export function MarkdownText({ text, references, ui }: MarkdownProps) {
  const [, read] = useState(0)
  useEffect(() => {
    void readMarkdown(text.text).then(() => read((n) => n + 1))
  }, [text.text])
  return <Markdown text={text} references={references} ui={ui} />
}
