CREATE TABLE `images` (
	`id` text PRIMARY KEY NOT NULL,
	`sheet_id` text NOT NULL,
	`type` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` blob NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`sheet_id`) REFERENCES `sheets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `images_sheet` ON `images` (`sheet_id`);--> statement-breakpoint
CREATE TABLE `placements` (
	`id` text PRIMARY KEY NOT NULL,
	`sheet_id` text NOT NULL,
	`state` text NOT NULL,
	`items` text NOT NULL,
	`elector_count` integer NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`revealed_at` integer,
	`result` text,
	FOREIGN KEY (`sheet_id`) REFERENCES `sheets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `placements_sheet` ON `placements` (`sheet_id`);--> statement-breakpoint
CREATE TABLE `questionnaires` (
	`id` text PRIMARY KEY NOT NULL,
	`board_id` text NOT NULL,
	`state` text NOT NULL,
	`respondent_count` integer NOT NULL,
	`opened_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`result` text,
	FOREIGN KEY (`board_id`) REFERENCES `boards`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`opened_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `questionnaires_board` ON `questionnaires` (`board_id`);--> statement-breakpoint
CREATE TABLE `traces` (
	`id` text PRIMARY KEY NOT NULL,
	`cluster_id` text NOT NULL,
	`from_sheet_id` text NOT NULL,
	`from_item_id` text,
	`to_sheet_id` text NOT NULL,
	`to_item_id` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_sheet_id`) REFERENCES `sheets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_sheet_id`) REFERENCES `sheets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `traces_from` ON `traces` (`from_sheet_id`);--> statement-breakpoint
CREATE INDEX `traces_to` ON `traces` (`to_sheet_id`);--> statement-breakpoint
ALTER TABLE `boards` ADD `scope` text DEFAULT 'establishment' NOT NULL;--> statement-breakpoint
ALTER TABLE `boards` ADD `writing` text DEFAULT 'open' NOT NULL;--> statement-breakpoint
ALTER TABLE `boards` ADD `own_cards_only` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `clusters` ADD `territory` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `clusters` ADD `starts_at` integer;--> statement-breakpoint
ALTER TABLE `clusters` ADD `ends_at` integer;--> statement-breakpoint
ALTER TABLE `establishments` ADD `department` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `establishments` ADD `headcount` integer;--> statement-breakpoint
ALTER TABLE `expected_deliverables` ADD `source` text DEFAULT 'call' NOT NULL;--> statement-breakpoint
ALTER TABLE `memberships` ADD `is_deputy` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `memberships` ADD `replaces_id` text;--> statement-breakpoint
ALTER TABLE `phases` ADD `source` text DEFAULT 'call' NOT NULL;--> statement-breakpoint
ALTER TABLE `sheets` ADD `revealed_at` integer;