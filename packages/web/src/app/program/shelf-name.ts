/** Where the kept program lies in this browser's Cache Storage: it can be read on the device, so it says nothing. */
export const SHELF = 'n'
