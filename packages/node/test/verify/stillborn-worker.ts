// A worker that never gets as far as being ready.

throw new Error('told not to live')
