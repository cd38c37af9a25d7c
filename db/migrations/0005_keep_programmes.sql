DROP INDEX `programmes_code_unique`;--> statement-breakpoint
CREATE INDEX `programmes_code` ON `programmes` (`code`);