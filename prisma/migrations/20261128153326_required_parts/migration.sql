-- Until the house says otherwise a text needs what it needed before.
ALTER TABLE newsroom.house ADD COLUMN required_parts text[] DEFAULT ARRAY['dateline', 'endMark']::text[];
