/** The one row that is not sealed: the wrapped key. Apart from the vault, so that whoever only wipes needs no cipher. */
export const KEY_ROW = 'k'
