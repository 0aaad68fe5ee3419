-- The number of the workday on which these tables were made, or came back as an older copy: devices that came before
-- may be missing.
ALTER TABLE WORKDAYS ADD COLUMN WHOLE_SINCE BIGINT DEFAULT 0 NOT NULL;
