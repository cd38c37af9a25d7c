import type { SheetProjection } from '../sheet/projection.ts';

/*
 * One known snapshot for every runtime that computes hashes (failure case 43). The text was written by hand from RFC 8785 and
 * its hash made by `openssl dgst -sha256`, not by our code.
 */

const projection: SheetProjection = {
  kind: 'EXPERIMENT_CRITERIA',
  family: 'table',
  rows: [
    {
      id: 'r1',
      cells: {
        target: 'Œuvre « 100 % » 😀\n',
        baseline: -12.5,
        question: 'e\u0301 / é \\ "',
        collector: null,
      },
    },
    { id: 'r2', cells: { baseline: 1e21, dimension: 'social' } },
  ],
};

export const VECTOR = {
  version: 3,
  sheetId: 'sheet-1',
  schemaVersion: 1,
  projection,
  previousHash: '00000000000000000000000000000000000000000000000000000000000000ff',
  boardId: 'board-1',
};

export const VECTOR_TEXT =
  '{"boardId":"board-1","previousHash":"00000000000000000000000000000000000000000000000000000000000000ff",' +
  '"projection":{"family":"table","kind":"EXPERIMENT_CRITERIA","rows":[{"cells":{"baseline":-12.5,"collector":null,' +
  '"question":"e\u0301 / é \\\\ \\"","target":"Œuvre « 100 % » 😀\\n"},"id":"r1"},{"cells":{"baseline":1e+21,' +
  '"dimension":"social"},"id":"r2"}]},"schemaVersion":1,"sheetId":"sheet-1","version":3}';

export const VECTOR_HASH = 'ed1c2ef32882632666e6ae1ead3b6b739b212c1784fbbd3c1fc6b798135e514a';
