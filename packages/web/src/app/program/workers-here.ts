/** This browser's service workers; undefined where it has none, or gives none to a page that its host put in a sandbox. */
export function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker
  } catch {
    return undefined
  }
}
