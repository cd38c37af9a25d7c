ALTER TABLE `deliverables` ADD `transmitted_at` integer;--> statement-breakpoint
ALTER TABLE `deliverables` ADD `transmitted_by` text REFERENCES people(id);