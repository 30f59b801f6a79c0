-- How many stories each name is in, kept as facets come and go: a list of names then costs no count over all stories.
CREATE TABLE names (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  ref TEXT NOT NULL,
  stories INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) WITHOUT ROWID;
INSERT INTO names SELECT kind, key, min(name), max(note), ref, count(*) FROM facets GROUP BY kind, key;
CREATE INDEX names_stories ON names (kind, stories DESC, key);
CREATE INDEX names_ref ON names (ref);
CREATE TRIGGER facets_added AFTER INSERT ON facets BEGIN
  INSERT INTO names VALUES (new.kind, new.key, new.name, new.note, new.ref, 1) ON CONFLICT (kind, key) DO UPDATE
    SET stories = stories + 1, name = min(name, excluded.name), note = max(note, excluded.note);
END;
CREATE TRIGGER facets_gone AFTER DELETE ON facets BEGIN
  UPDATE names SET stories = stories - 1,
    name = coalesce((SELECT min(f.name) FROM facets f WHERE f.kind = old.kind AND f.key = old.key), name),
    note = coalesce((SELECT max(f.note) FROM facets f WHERE f.kind = old.kind AND f.key = old.key), note)
    WHERE kind = old.kind AND key = old.key;
  DELETE FROM names WHERE kind = old.kind AND key = old.key AND stories < 1;
END;

-- The list in its usual order, and which stories have more than one article.
CREATE INDEX stories_last ON stories (coalesce(last_at, '') DESC, id);
CREATE INDEX story_articles_more ON story_articles (story) WHERE position = 1;
