// What no program can see from here, asked of whoever runs the machine. Every one of these was somebody's undoing.
// The operator's page asks the same, in three languages.

import { OPERATOR_WORDS } from '@commonwall/web/operator-words'

/** One question a line; "no" or "I do not know" to any of them is work to do. */
export const QUESTIONS: readonly string[] = OPERATOR_WORDS.en.front.questions
