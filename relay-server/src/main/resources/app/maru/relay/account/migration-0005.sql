-- The epoch of the device list in the bundle: a newer list makes it stale, and nothing need be decoded to see that.
ALTER TABLE BUNDLES ADD COLUMN EPOCH BIGINT DEFAULT 0 NOT NULL;
