// Replaces `server-only`, which throws outside Next's own build.
export {};
