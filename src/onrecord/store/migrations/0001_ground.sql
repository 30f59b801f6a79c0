-- The ground: what a build keeps. Texts stand as they are, so that any SQLite tool can read them; readings and
-- records are MessagePack arrays, compressed; `layouts` tells the names of their fields. `mark` columns are digests by which a build tells what it need not do again.

CREATE TABLE articles (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  url TEXT,
  outlet TEXT,
  title TEXT NOT NULL,
  published_at TEXT,
  lang TEXT NOT NULL,
  text TEXT NOT NULL,
  rest TEXT NOT NULL,             -- the article's other fields, as JSON
  mark TEXT NOT NULL,             -- digest of text and metadata: with the reader's version, the key of its reading
  edition_of TEXT                 -- the id that carries the newest edition, when this row is an older one
);
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_edition ON articles (edition_of) WHERE edition_of IS NOT NULL;
CREATE INDEX articles_mark ON articles (mark);

-- The bytes as fetched, compressed, for articles that were made from a page.
CREATE TABLE pages (
  article TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  bytes BLOB NOT NULL
);

CREATE TABLE readings (
  mark TEXT NOT NULL,
  reader TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (mark, reader)
);

CREATE TABLE broken (
  id TEXT PRIMARY KEY,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  url TEXT,
  text TEXT,
  mark TEXT,                      -- of an article that could not be read, so that it is not tried again in vain
  reader TEXT
);

CREATE TABLE stories (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  first_at TEXT,
  last_at TEXT
);
CREATE TABLE story_articles (
  story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (story, position)
) WITHOUT ROWID;
CREATE INDEX story_articles_article ON story_articles (article);

CREATE TABLE copies (
  row INTEGER PRIMARY KEY,
  article TEXT NOT NULL,
  source TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX copies_article ON copies (article);

CREATE TABLE records (
  story TEXT PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,
  mark TEXT NOT NULL,             -- digest of all that the record was made from
  body BLOB NOT NULL
);

-- What became of stories: splits, merges, moves, in words.
CREATE TABLE story_log (
  number INTEGER PRIMARY KEY,
  body TEXT NOT NULL
);

-- People's corrections: rows are only ever added.
CREATE TABLE edits (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL
);
CREATE TRIGGER edits_stay BEFORE DELETE ON edits BEGIN SELECT RAISE (ABORT, 'edits are only ever added'); END;
CREATE TRIGGER edits_hold BEFORE UPDATE ON edits BEGIN SELECT RAISE (ABORT, 'edits are only ever added'); END;

CREATE TABLE builds (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  version TEXT NOT NULL,
  reader TEXT NOT NULL,
  counts TEXT NOT NULL
);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE layouts (
  name BLOB PRIMARY KEY,
  body TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE articles_words USING fts5 (title, text, content='articles', content_rowid='row', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
  INSERT INTO articles_words (rowid, title, text) VALUES (new.row, new.title, new.text);
END;
CREATE TRIGGER articles_gone AFTER DELETE ON articles BEGIN
  INSERT INTO articles_words (articles_words, rowid, title, text) VALUES ('delete', old.row, old.title, old.text);
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
  INSERT INTO articles_words (articles_words, rowid, title, text) VALUES ('delete', old.row, old.title, old.text);
  INSERT INTO articles_words (rowid, title, text) VALUES (new.row, new.title, new.text);
END;
