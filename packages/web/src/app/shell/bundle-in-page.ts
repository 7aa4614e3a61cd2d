// The wall that stands in the page of a file that was filled. It is taken as it lies there, a piece at a time: to write a large
// one out as text, here or with the page, the page would stand still for seconds.

/** Letters that are taken out in one go. */
const PIECE = 0x80000

/** Takes it out, as the page's own HTML; undefined where there is none. */
export async function bundleInPage(): Promise<Blob | undefined> {
  const block = document.getElementById('wall')
  if (!(block instanceof HTMLScriptElement)) return undefined
  const parts: Blob[] = []
  let held: string[] = []
  let length = 0
  for (const { nodeValue } of [...block.childNodes])
    for (let at = 0, text = nodeValue ?? ''; at < text.length; at += PIECE) {
      const piece = text.slice(at, at + PIECE)
      held.push(piece)
      length += piece.length
      if (length < PIECE) continue
      parts.push(new Blob(held))
      held = []
      length = 0
      await new Promise((resolve) => setTimeout(resolve))
    }
  const [open = ''] = (block.cloneNode(false) as HTMLScriptElement).outerHTML.split('</')
  // With the end of its line: what is left is the program as it was before it was filled.
  const after = block.nextSibling
  if (after?.nodeValue?.startsWith('\n')) after.nodeValue = after.nodeValue.slice(1)
  block.remove()
  return new Blob(['<!doctype html>', open, ...parts, ...held, '</script>'], { type: 'text/html' })
}
