import type { BoardFamily } from '#domain/boards/kind.ts';
import * as v from 'valibot';

/* What a browser remembers of the guide and the instruction: whether they are open, and the steps ticked. Nobody else sees it. */

/** `localStorage` in a browser. */
export type GuideStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** Families that have use for the whole width: beside them an open guide takes the columns' room, or the map's. */
export const takesWidth = (family: BoardFamily): boolean => family === 'table' || family === 'map';

/** A wide board is remembered apart. */
const openKey = (wide: boolean): string => (wide ? 'grappe-guide-open-wide' : 'grappe-guide-open');
const ticksOf = (sheetId: string): string => `grappe-guide:${sheetId}`;

const read = (storage: GuideStorage, key: string): unknown => {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null');
  } catch {
    // Closed to us, or not ours: as on the first day.
    return null;
  }
};

function write(storage: GuideStorage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Forbidden or full: the guide is as usable, it only forgets.
    return;
  }
}

/** Null for someone who has not opened or closed it yet. */
export function wasOpen(storage: GuideStorage, wide: boolean): boolean | null {
  const kept = v.safeParse(v.boolean(), read(storage, openKey(wide)));
  return kept.success ? kept.output : null;
}

export function rememberOpen(storage: GuideStorage, wide: boolean, isOpen: boolean): void {
  write(storage, openKey(wide), isOpen);
}

/** The steps ticked on a sheet, in their words: a guide that is written anew starts unticked. */
export function tickedSteps(storage: GuideStorage, sheetId: string, flow: readonly string[]): string[] {
  const kept = v.safeParse(v.array(v.string()), read(storage, ticksOf(sheetId)));
  return kept.success ? flow.filter((step) => kept.output.includes(step)) : [];
}

export function rememberTicks(storage: GuideStorage, sheetId: string, steps: readonly string[]): void {
  write(storage, ticksOf(sheetId), steps);
}

const readKey = (kindCode: string): string => `grappe-consigne:${kindCode}`;

/** Whether the instruction of this kind of board was shown in full on this device already. */
export const wasRead = (storage: GuideStorage, kindCode: string): boolean =>
  read(storage, readKey(kindCode)) === true;

export function rememberInstruction(storage: GuideStorage, kindCode: string): void {
  write(storage, readKey(kindCode), true);
}
