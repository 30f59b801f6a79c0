-- One repetition of a template store (attached as t) under other ids, in a month: bench/shelf.py says why.
INSERT INTO articles (id, url, outlet, title, published_at, lang, text, rest, mark)
  SELECT id || '-' || :n, url || '-' || :n, outlet, title || ' ' || :n, :month || substr(published_at, 8), lang,
    substr(text, 1, 400) || ' word' || (:n % 5000), rest, substr(mark, 1, 50) || :n FROM t.articles;
INSERT INTO stories (id, title, first_at, last_at)
  SELECT id || '-' || :n, title || ' ' || :n, :month || substr(first_at, 8), :month || substr(last_at, 8) FROM t.stories;
INSERT INTO story_articles SELECT story || '-' || :n, position, article || '-' || :n FROM t.story_articles;
INSERT INTO records SELECT story || '-' || :n, mark, body FROM t.records;
INSERT INTO listings
  SELECT story || '-' || :n, lead, changed_at, outlets, borne, disputed, single, untold, withdrawn, lesser, conflicts, conflict,
    wide_articles, wide_origins, copies FROM t.listings;
INSERT OR IGNORE INTO facets
  SELECT kind, key || ' ' || (:n % 400), story || '-' || :n, name || ' ' || (:n % 400), note, ref || (:n % 400) FROM t.facets;
INSERT INTO claims (story, id, kind, text, speaker, speaker_key, speaker_kind, place_key, standing, denies, weight, articles, low, high, day)
  SELECT story || '-' || :n, id, kind, text, speaker, speaker_key, speaker_kind, place_key, standing, denies, weight, articles, low, high, day
  FROM (SELECT *, row_number() OVER (PARTITION BY story ORDER BY weight DESC) AS place FROM t.claims) WHERE place <= 8;
