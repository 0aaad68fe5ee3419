-- The message that a draft, or a text that waits for its time, answers: an id, or none.
ALTER TABLE drafts ADD reply VARBINARY(16) DEFAULT X'' NOT NULL;
ALTER TABLE scheduled ADD reply VARBINARY(16) DEFAULT X'' NOT NULL;
