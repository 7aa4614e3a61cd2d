/** How the app in one file is called, in all its languages: by it and by its end the program is known (`../../app/program`). */
export const FILE_TITLE = 'Wall · 墙 · 牆'
