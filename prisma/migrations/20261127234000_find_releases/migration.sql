-- The desk's list of every release, from the newest: by number, by words of the headline, desk by desk. What is under way or was set
-- aside is found in the newsroom's own rows, which are few beside the published ones.
CREATE INDEX release_of_desk ON pub.release (desk_key, published_at DESC, id DESC);
CREATE INDEX release_by_number ON pub.release (number);
CREATE INDEX release_words ON pub.release USING gin (to_tsvector('simple', translate(headline, '-/._', '    ')));
CREATE INDEX draft_under_way ON newsroom.draft (updated_at DESC, release_id DESC) WHERE state <> 'published';
CREATE INDEX release_withdrawn ON pub.release (desk_key, published_at DESC, id DESC) WHERE state = 'withdrawn';
