-- What was put right is read newest first, and is rare among millions of publications.
CREATE INDEX register_entry_put_right ON pub.register_entry (seq DESC) WHERE kind IN ('corrected', 'withdrawn', 'reinstated');
