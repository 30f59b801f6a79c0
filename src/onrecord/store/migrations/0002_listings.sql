-- What lists, name pages and search ask for, drawn from each record when it is kept, so that none of them decodes a record.
-- All of it can be made anew from the records; it goes with them.

CREATE TABLE listings (
  story TEXT PRIMARY KEY REFERENCES records (story) ON DELETE CASCADE,
  lead TEXT NOT NULL,
  changed_at TEXT,                -- when a build last changed the record, ISO 8601
  outlets INTEGER NOT NULL,
  borne INTEGER NOT NULL,         -- claims by standing; of those on one word, or untold, the ones that lead
  disputed INTEGER NOT NULL,
  single INTEGER NOT NULL,
  untold INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL,
  lesser INTEGER NOT NULL,        -- claims on one word, or of an origin not told, that do not lead the record
  conflicts INTEGER NOT NULL,
  conflict TEXT NOT NULL,         -- the conflict over the weightiest claim, in words
  wide_articles INTEGER NOT NULL, -- of the claim with the widest gap between articles and origins
  wide_origins INTEGER NOT NULL,
  copies INTEGER NOT NULL         -- articles with copied text
) WITHOUT ROWID;

-- What a story can be filtered by: a person, a body that speaks, a place, a kind of event, an outlet. `ref` is a digest of kind and key.
CREATE TABLE facets (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  story TEXT NOT NULL REFERENCES listings (story) ON DELETE CASCADE,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  ref TEXT NOT NULL,
  PRIMARY KEY (kind, key, story)
) WITHOUT ROWID;
CREATE INDEX facets_story ON facets (story);
CREATE INDEX facets_ref ON facets (ref);

CREATE TABLE claims (
  row INTEGER PRIMARY KEY,
  story TEXT NOT NULL REFERENCES listings (story) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,             -- statement, event, figure, act
  text TEXT NOT NULL,
  speaker TEXT NOT NULL,
  speaker_key TEXT NOT NULL,
  speaker_kind TEXT NOT NULL,     -- person or body where the speaker is named, else empty
  place_key TEXT NOT NULL,
  standing TEXT NOT NULL,
  denies INTEGER NOT NULL,
  weight REAL NOT NULL,
  articles INTEGER NOT NULL,
  low INTEGER NOT NULL,
  high INTEGER NOT NULL,
  day TEXT                        -- of what happened, else of the first article that tells it
);
CREATE INDEX claims_story ON claims (story);
CREATE INDEX claims_speaker ON claims (speaker_key) WHERE speaker_key <> '';
CREATE INDEX claims_place ON claims (place_key) WHERE place_key <> '';

-- How often an outlet's article is the first to make a claim that other outlets make as well.
CREATE TABLE tellings (
  outlet_key TEXT NOT NULL,
  story TEXT NOT NULL REFERENCES listings (story) ON DELETE CASCADE,
  articles INTEGER NOT NULL,
  shared INTEGER NOT NULL,        -- claims that other outlets make too
  first INTEGER NOT NULL,         -- of these, how many it was the first to make
  PRIMARY KEY (outlet_key, story)
) WITHOUT ROWID;
CREATE INDEX tellings_story ON tellings (story);

-- Whom an outlet takes from, and how.
CREATE TABLE relayings (
  outlet_key TEXT NOT NULL,
  giver_key TEXT NOT NULL,
  kind TEXT NOT NULL,             -- relays, copies, cites
  story TEXT NOT NULL REFERENCES listings (story) ON DELETE CASCADE,
  outlet TEXT NOT NULL,
  giver TEXT NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (outlet_key, giver_key, kind, story)
) WITHOUT ROWID;
CREATE INDEX relayings_story ON relayings (story);
CREATE INDEX relayings_giver ON relayings (giver_key);

CREATE VIRTUAL TABLE claims_words USING fts5 (text, speaker, content='claims', content_rowid='row', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER claims_added AFTER INSERT ON claims BEGIN
  INSERT INTO claims_words (rowid, text, speaker) VALUES (new.row, new.text, new.speaker);
END;
CREATE TRIGGER claims_gone AFTER DELETE ON claims BEGIN
  INSERT INTO claims_words (claims_words, rowid, text, speaker) VALUES ('delete', old.row, old.text, old.speaker);
END;

-- Words to suggest while a person types.
CREATE VIRTUAL TABLE articles_terms USING fts5vocab ('articles_words', 'row');
