-- A sequence writes itself down, with a commit of its own, each time its cache is used up: every 32
-- messages before. A crash skips up to so many numbers, which cost nothing.
ALTER TABLE messages ALTER COLUMN num SET CACHE 512;
ALTER TABLE outbox ALTER COLUMN seq SET CACHE 512;
