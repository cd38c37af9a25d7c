import { CardRulesSchema } from '#domain/draft/draft.ts';
import type { SheetStatus } from '#party/shared/protocol.ts';
import * as v from 'valibot';

const SheetStatusSchema = v.object({
  readOnly: v.nullable(v.picklist(['sheet_sealed', 'sheet_read_only', 'cluster_closed', 'storage_failed'])),
  version: v.number(),
  seq: v.number(),
  epoch: v.number(),
  cards: v.optional(CardRulesSchema),
});
const OwnSchema = v.array(v.string());

/** A status frame's JSON, or null for one that does not parse (then the sheet waits: it is never assumed writable). */
export const parseSheetStatus = (json: string): SheetStatus | null => parsed(SheetStatusSchema, json);

/** Ids of one's own items, or none for a frame that does not parse (then nothing more may be changed, which the room says too). */
export const parseOwnItems = (json: string): string[] => parsed(OwnSchema, json) ?? [];

function parsed<Output>(schema: v.GenericSchema<unknown, Output>, json: string): Output | null {
  try {
    const result = v.safeParse(schema, JSON.parse(json));
    return result.success ? result.output : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
