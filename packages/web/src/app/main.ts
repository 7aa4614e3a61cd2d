// Starts the app: finds out where it runs, opens the wall, and takes over from the page once its own screen stands.
//
// Until then the page that was loaded stays as it is and works: no flash, and no blank page on a slow line.

import { fetchPart } from './shell/fetch-part.ts'
import { start } from './shell/start.tsx'

// For what the build has put in the place of every `import()`.
Object.assign(globalThis, { fetchPart })
void start()
