import { openSheetDoc } from '#party/shared/sheet-doc.ts';
import * as Y from 'yjs';
import type { Edit } from './pending-edits.ts';

/** What a transaction on a sheet did, as it is counted. */
export function whatChanged({ doc, changed }: Y.Transaction): Edit {
  const { items } = openSheetDoc(doc);
  const made = new Set<unknown>();
  const touched = new Set<unknown>();
  for (const [type, keys] of changed) {
    const container: unknown = type;
    if (container === items) for (const key of keys) made.add(items.get(String(key)));
    else touched.add(type.parent === items ? type : type.parent);
  }
  const [only, ...others] = changed.keys();
  return {
    what: others.length === 0 && only instanceof Y.Text ? only : null,
    item: made.size === 0 ? theOne(touched) : null,
    made: touched.size === 0 ? theOne(made) : null,
  };
}

const theOne = (all: ReadonlySet<unknown>): unknown => (all.size === 1 ? [...all][0] : null);
