// The database: one file, its tables, and how it is opened.
//
// Refuses a file made by another version of this program, or by another program. Everything that a filter can ask for has
// an index that ends in (created_at descending, id), so that the newest come first without sorting and
// without a scan, however large the wall is.
//
// `secure_delete`: what was withdrawn is overwritten, not only unlinked.

import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../store-error.ts'

/** 'cmnw': says in the file's header whose it is. */
const APPLICATION = 0x636d6e77
export const SCHEMA_VERSION = 3

/** Holds the inner pages and the hot ends of all indexes of a million posts. */
const PAGE_CACHE_KIB = 128 * 1024

/** 32 MiB between checkpoints: pages that many posts touch are then written to the file once for all of them. */
const WAL_PAGES = 8 * 1024

const SCHEMA = `
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL,
  pubkey BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  current INTEGER NOT NULL,   -- 0: a newer version of the same address is held
  address TEXT,               -- kind:pubkey:d, where NIP-01 knows versions
  in_default INTEGER NOT NULL, -- 1: has a place in the default log, or waits for one
  body TEXT NOT NULL          -- JSON: [tags, content, sig]
) STRICT;
CREATE UNIQUE INDEX events_id ON events (id);
CREATE INDEX events_time ON events (created_at DESC, id) WHERE current;
CREATE INDEX events_kind ON events (kind, created_at DESC, id, in_default) WHERE current;
CREATE INDEX events_author ON events (pubkey, created_at DESC, id, kind, current, in_default);
CREATE INDEX events_address ON events (address, created_at DESC, id) WHERE address IS NOT NULL;

-- Tags of current events, each written once.
CREATE TABLE tag_names (
  n INTEGER PRIMARY KEY,
  tag BLOB NOT NULL UNIQUE    -- rows.ts: tagKey
) STRICT;
CREATE TABLE tags (
  tag INTEGER NOT NULL,       -- tag_names.n
  created_at INTEGER NOT NULL,
  id BLOB NOT NULL,
  kind INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  in_default INTEGER NOT NULL,
  PRIMARY KEY (tag, created_at DESC, id)
) STRICT, WITHOUT ROWID;

-- Terms come folded and cut (wall: searchTerms), joined by spaces: all that is not ASCII is a part of a term.
-- Rows are taken out by naming their terms again; that overwrites the terms, which contentless_delete does not.
CREATE VIRTUAL TABLE search USING fts5 (terms, content='', tokenize='ascii');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1), ('automerge', 16);
CREATE TABLE search_progress (upto INTEGER NOT NULL, cutting TEXT NOT NULL) STRICT;
INSERT INTO search_progress VALUES (0, '');

CREATE TABLE holes (
  id BLOB PRIMARY KEY, pubkey BLOB NOT NULL, kind INTEGER NOT NULL, withdrawn_by BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX holes_by ON holes (withdrawn_by);
CREATE TABLE gone_ids (
  id BLOB NOT NULL, pubkey BLOB NOT NULL, PRIMARY KEY (id, pubkey)
) STRICT, WITHOUT ROWID;
CREATE TABLE gone_addresses (address TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE gone_authors (pubkey BLOB PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE queue (
  log TEXT NOT NULL, n INTEGER NOT NULL, id BLOB NOT NULL, PRIMARY KEY (log, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE places (
  log TEXT NOT NULL, position INTEGER NOT NULL, id BLOB NOT NULL, PRIMARY KEY (log, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX places_id ON places (id, log);

-- By key alone: nothing here tells the order of arrival.
CREATE TABLE shelves (
  shelf TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (shelf, key)
) STRICT, WITHOUT ROWID;
`

/**
 * Opens a file, or makes it; `:memory:` for one that ends with the process.
 * @throws StoreError `store/schema` if it is not ours to open
 */
export function openDatabase(path: string): DatabaseSync {
  // For its owner alone: what waits in it is nobody else's, who has a name on this machine. Its journal follows it.
  if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600))
  const db = new DatabaseSync(path)
  try {
    const application = pragma(db, 'application_id')
    const version = pragma(db, 'user_version')
    const isEmpty = pragma(db, 'schema_version') === 0
    if (!isEmpty && application !== APPLICATION)
      throw new StoreError('store/schema', `${path}: expected a Commonwall store, got another database`)
    if (!isEmpty && version !== SCHEMA_VERSION)
      throw new StoreError(
        'store/schema',
        `${path}: expected schema ${SCHEMA_VERSION}, got ${version}: another version of this program made this store`,
      )
    db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -${PAGE_CACHE_KIB};
      PRAGMA wal_autocheckpoint = ${WAL_PAGES}; PRAGMA journal_size_limit = 0;`)
    if (isEmpty)
      db.exec(`BEGIN; ${SCHEMA}
        PRAGMA application_id = ${APPLICATION}; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT;`)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function pragma(db: DatabaseSync, name: string): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name])
}
