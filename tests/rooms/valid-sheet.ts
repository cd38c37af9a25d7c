import type { SheetKind } from '#domain/boards/kind.ts';
import { ProjectionSchema } from '#domain/sheet/projection.ts';
import { openSheetDoc, projectSheet } from '#party/shared/sheet-doc.ts';
import { isItem, isItemId, ItemRules } from '#party/shared/sheet-schema.ts';
import * as v from 'valibot';
import * as Y from 'yjs';

type Piece = { insert: unknown; attributes?: unknown };
const isNotPlain = ({ insert, attributes }: Piece): boolean =>
  attributes !== undefined || typeof insert !== 'string';

/** What is wrong with a document as a sheet of `kind`; undefined when nothing is. Looks at all of it, not at what changed. */
export function faultOf(doc: Y.Doc, kind: SheetKind): string | undefined {
  const sheet = openSheetDoc(doc);
  if (doc.store.pendingStructs || doc.store.pendingDs) return 'pending';
  if ([...doc.share.keys()].sort().join() !== 'items,meta') return 'roots';
  if (JSON.stringify(sheet.meta.toJSON()) !== JSON.stringify({ schema: 1, kind: kind.key })) return 'meta';
  const rules = new ItemRules(kind);
  for (const [id, item] of sheet.items.entries() as IterableIterator<[string, unknown]>) {
    if (!(item instanceof Y.Map) || !isItemId(kind, id) || !isItem(kind, rules, item)) return `item ${id}`;
    for (const value of item.values())
      if (value instanceof Y.Text && (value.toDelta() as Piece[]).some(isNotPlain))
        return `formatted text in ${id}`;
  }
  for (const root of [sheet.meta, sheet.items]) if (root._start !== null) return 'list content in a root';
  const parsed = v.safeParse(ProjectionSchema, projectSheet(sheet, kind));
  return parsed.success ? undefined : 'projection';
}
