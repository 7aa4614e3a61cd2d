/** Where the kept program lies in this browser's Cache Storage: it can be read on the device, so it says nothing. */
export const SHELF = 'n'

/** How a whole program ends: what a disk has damaged or cut short does not. */
export const END = '</html>\n'
