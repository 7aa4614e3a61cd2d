// Reads Markdown in a worker of its own, and ends it when its time is over: a text that was made to take minutes costs its
// reader two seconds of a core, and nothing of the screen.

import { source } from 'virtual:markdown'
import { isMarkdownKnown, keepMarkdown } from '../../pages/parts/markdown-read.ts'

/** Milliseconds: the longest article takes less on an old telephone, unless it was made to take long. */
const WITHIN = 2_000

/** Reads a text, so that it can be shown as its Markdown says. */
export async function readMarkdown(text: string): Promise<void> {
  if (isMarkdownKnown(text)) return
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  const worker = new Worker(address)
  const html = await new Promise<string | undefined>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<string>) => resolve(data)
    worker.onerror = () => resolve(undefined)
    setTimeout(() => resolve(undefined), WITHIN)
    worker.postMessage(text)
  })
  worker.terminate()
  URL.revokeObjectURL(address)
  keepMarkdown(text, html)
}
