// Long work gives way: pages and lines that wait are answered before the next step of it.

/** Lets messages that wait come first. Not by a timer: browsers slow those down in a tab that is not looked at. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(0)
  })
}
