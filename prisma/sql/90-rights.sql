-- Who may do what. This file is the last: it takes every right away, then gives those that stand
-- here.

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
REVOKE ALL ON SCHEMA newsroom, pub, public FROM PUBLIC, newsroom_app, public_app;
REVOKE ALL ON ALL TABLES IN SCHEMA newsroom, pub FROM PUBLIC, newsroom_app, public_app;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA newsroom, pub FROM PUBLIC, newsroom_app, public_app;

-- The site reads what is public.
GRANT USAGE ON SCHEMA pub TO public_app;
GRANT SELECT ON pub.edition, pub.emblem, pub.file, pub.form, pub.house, pub.register_entry, pub.release,
  pub.release_keys, pub.series TO public_app;

-- The newsroom reads and adds everything, and changes what is named below.
GRANT USAGE ON SCHEMA newsroom, pub TO newsroom_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA newsroom, pub TO newsroom_app;
-- What is written through the view would pass its wall.
REVOKE INSERT ON newsroom.seen_keys FROM newsroom_app;
GRANT UPDATE ON newsroom.house, newsroom.desk, newsroom.series, newsroom.counter,
  newsroom.user_account, newsroom.session, newsroom.sign_in_throttle, newsroom.release,
  newsroom.draft, newsroom.release_keys, newsroom.keys_place, newsroom.bundle, newsroom.clock_look, newsroom.set_up,
  newsroom.notice_mail, newsroom.delivery, newsroom.diary_event, newsroom.calendar_feed,
  newsroom.link_check, newsroom.presence,
  pub.house, pub.emblem, pub.series, pub.release_keys TO newsroom_app;
GRANT UPDATE (used_at, revoked_at) ON newsroom.account_link TO newsroom_app;
GRANT UPDATE (read_at, is_mail_due, delivery_id) ON newsroom.notice TO newsroom_app;
GRANT UPDATE (ended_at, ended_because) ON newsroom.review TO newsroom_app;
GRANT UPDATE (text, changed_at, withdrawn_at, resolved_at, resolved_by_id) ON newsroom.comment TO newsroom_app;
GRANT UPDATE (text, changed_at, withdrawn_at) ON newsroom.comment_answer TO newsroom_app;
GRANT UPDATE (ended_at, opened, opened_at) ON newsroom.preview_link TO newsroom_app;
GRANT UPDATE (state, release_id) ON newsroom.reservation TO newsroom_app;
GRANT UPDATE (revoked_at, last_used_at) ON newsroom.api_token TO newsroom_app;
GRANT UPDATE (request_hash, done, created_at) ON newsroom.idempotency_key TO newsroom_app;
GRANT UPDATE (state, edition, headline, changed_at) ON pub.release TO newsroom_app;
GRANT UPDATE (content, html, text, search, removed_at) ON pub.edition TO newsroom_app;
GRANT UPDATE (bytes, removed_at) ON pub.file TO newsroom_app;
GRANT DELETE ON newsroom.role_grant, newsroom.sign_in_throttle, newsroom.idempotency_key,
  newsroom.schedule_hold, newsroom.bundle, newsroom.set_up, newsroom.delivery,
  newsroom.notice, newsroom.calendar_feed, newsroom.checkpoint, newsroom.link_check, newsroom.presence,
  pub.emblem, pub.form TO newsroom_app;
GRANT EXECUTE ON FUNCTION newsroom.clock, newsroom.public_moment, newsroom.lock_series,
  newsroom.link_hash, newsroom.append_links,
  newsroom.idempotency_claim, newsroom.sees_desk, newsroom.reads_desk, newsroom.writes_in,
  newsroom.fold, newsroom.word_keys, newsroom.headline_keys,
  newsroom.write_keys, newsroom.follow_record, newsroom.asked_words, newsroom.find,
  pub.said_in, pub.number_keys, pub.write_keys, pub.word_places TO newsroom_app;
GRANT EXECUTE ON FUNCTION pub.fold, pub.word_keys, pub.stem_keys, pub.asked_words, pub.asked_phrase,
  pub.parts_of_span, pub.find_in TO newsroom_app, public_app;
