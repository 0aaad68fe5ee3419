-- Whether a token or bundle was ever set: a mailbox without is of no use to anybody, and not kept for long.
ALTER TABLE DEVICES ADD COLUMN IN_USE BOOLEAN DEFAULT TRUE NOT NULL;
-- The number of the workday on which a person was first seen without devices.
ALTER TABLE PERSONS ADD COLUMN WITHOUT_DEVICES BIGINT;
