// Gives the reader a file, by the browser's own way of saving one. Names are neutral: they stand in folders and lists.

/** @param type a media type */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer> | Blob, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser takes the bytes after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
