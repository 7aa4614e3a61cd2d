// How many issue credentials for a demonstration's assembly. By itself, since their keys are begun before the rest is read.

/** Three for each of its four groups. */
export const ISSUERS = 12
