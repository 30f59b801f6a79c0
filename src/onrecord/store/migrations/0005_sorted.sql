-- By what a list of stories is sorted stands with the story, so that a page of a million comes from an index. Kept as listings come and go.
ALTER TABLE stories ADD COLUMN conflicts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stories ADD COLUMN disputed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stories ADD COLUMN gap INTEGER NOT NULL DEFAULT 0; -- between articles and origins, of the claim with the widest
UPDATE stories SET (conflicts, disputed, gap) =
  (SELECT l.conflicts, l.disputed, l.wide_articles - l.wide_origins FROM listings l WHERE l.story = stories.id)
  WHERE id IN (SELECT story FROM listings);
CREATE INDEX stories_conflicts ON stories (conflicts DESC, disputed DESC, coalesce(last_at, '') DESC, id);
CREATE INDEX stories_gap ON stories (gap DESC, coalesce(last_at, '') DESC, id);
CREATE TRIGGER listings_added AFTER INSERT ON listings BEGIN
  UPDATE stories SET conflicts = new.conflicts, disputed = new.disputed, gap = new.wide_articles - new.wide_origins
    WHERE id = new.story;
END;
CREATE TRIGGER listings_gone AFTER DELETE ON listings BEGIN
  UPDATE stories SET conflicts = 0, disputed = 0, gap = 0 WHERE id = old.story;
END;
