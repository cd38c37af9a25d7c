import '../../scripts/quiet.ts';
import { toTable, type Figure } from './figures.ts';
import { kills } from './kills.ts';
import { largeBoards } from './large-boards.ts';
import { newcomer } from './newcomer.ts';
import { pages } from './pages.ts';
import { oneRoom, tenRooms } from './propagation.ts';

/*
 * `npm run bench`: every figure, one after the other, as ratios measured side by side in one run, then one Markdown table.
 * `npm run bench -- NAME…` runs some. Figures are reported, never asserted: a goal that is missed does not fail the run.
 */

const BENCHES: Record<string, () => Promise<Figure[]>> = {
  room: oneRoom,
  rooms: tenRooms,
  newcomer,
  pages,
  large: largeBoards,
  kills,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}
const figures: Figure[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
  console.error(`… ${name}`);
  figures.push(...(await BENCHES[name]!()));
}
console.log(toTable(figures));
