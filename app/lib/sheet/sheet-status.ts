import type { SheetStatus } from '#party/shared/protocol.ts';
import * as v from 'valibot';

const SheetStatusSchema = v.object({
  readOnly: v.nullable(v.picklist(['sheet_sealed', 'sheet_read_only', 'cluster_closed', 'storage_failed'])),
  version: v.number(),
  seq: v.number(),
  epoch: v.number(),
});

/** A status frame's JSON, or null for one that does not parse (then the sheet waits: it is never assumed writable). */
export function parseSheetStatus(json: string): SheetStatus | null {
  try {
    const parsed = v.safeParse(SheetStatusSchema, JSON.parse(json));
    return parsed.success ? parsed.output : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}
