// Files that were given with others and not opened before their screen went: a wall among them opened another screen. They are
// opened on the next one that opens files, so that none is passed over.

export const stillToOpen: File[] = []
