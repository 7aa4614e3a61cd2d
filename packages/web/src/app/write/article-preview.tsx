// An article's Markdown as it will be read.

import type { MarkdownProps } from '../../pages/parts/markdown.tsx'
import { MarkdownText } from '../read/markdown-text.tsx'

export function ArticlePreview(props: MarkdownProps) {
  return <MarkdownText {...props} />
}
