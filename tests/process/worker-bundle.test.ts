import '../../scripts/quiet.ts';
import { expect, test } from 'vitest';
import { workerModules } from '../../scripts/worker-modules.ts';
import { duplicates } from '../../vite.yjs-once.ts';

test('failure 24: the Worker holds one Yjs, where wrangler packs it and vite does not look', async () => {
  const modules = await workerModules();
  expect(modules.filter((path) => path.includes('/node_modules/yjs/'))).toHaveLength(1);
  expect(duplicates(modules)).toEqual([]);
});
