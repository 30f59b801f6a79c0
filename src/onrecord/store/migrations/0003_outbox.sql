-- What those who follow a store are told: notices of changes of a record's state, written in the transaction that changes the record,
-- and whom each has still to reach. Who they are is not in the store, which is a file to send to others: here are only their names.

-- Stories whose changes are noticed, with what their record rested on when they were noticed last.
CREATE TABLE told (
  story TEXT PRIMARY KEY,
  ground TEXT NOT NULL,           -- digest of texts and corrections, without the program's version
  body BLOB                       -- the record that was noticed last, once it was let go and until the next is noticed
);

CREATE TABLE notices (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,       -- by which a receiver knows a notice that comes twice
  story TEXT NOT NULL,
  body TEXT NOT NULL              -- the notice as JSON
);

CREATE TABLE deliveries (
  notice INTEGER NOT NULL REFERENCES notices (number) ON DELETE CASCADE,
  hook TEXT NOT NULL,
  state TEXT NOT NULL,            -- waiting, sent, failed
  tries INTEGER NOT NULL,
  due REAL NOT NULL,              -- seconds since 1970: not before then
  fault TEXT NOT NULL,
  PRIMARY KEY (notice, hook)
) WITHOUT ROWID;
CREATE INDEX deliveries_due ON deliveries (state, due);
