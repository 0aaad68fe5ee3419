-- Whether I made sure that a person's keys are theirs.
ALTER TABLE persons ADD verified BOOLEAN DEFAULT FALSE NOT NULL;
