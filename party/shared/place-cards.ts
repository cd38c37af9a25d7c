import * as Y from 'yjs';
import { addGroup, gather, leaveGroup, moveGroup } from './gathering.ts';
import { liveItems, type SheetDoc } from './sheet-doc.ts';
import { moveCard } from './sheet-edits.ts';

/** Where a card is to stand: its zone, and the title it is gathered under there; '' to stand alone. */
export type WishedPlace = { id: string; zone: string; title: string };

type Group = { id: string; zone: string; title: string; cardIds: readonly string[] };

/**
 * Puts cards in zones and under titles, as a file says them. A group whose cards all go under one new title is renamed, and so stays what
 * votes and traces know; other titles that no group bears get a group of their own.
 *
 * Groups to come are made at once, hidden, with the origin `preparation`; the answer is the edit itself, a part for each thing that moves,
 * in their order, for the caller's transactions: undoing it hides them again.
 */
export function placeCards(
  sheet: SheetDoc,
  wished: readonly WishedPlace[],
  origins: { preparation: unknown; edit: unknown },
): (() => void)[] {
  const groups = liveGroups(sheet);
  const find = ({ zone, title }: { zone: string; title: string }) =>
    groups.find((one) => one.zone === zone && one.title === title);
  const wishes = new Map(wished.map((wish) => [wish.id, wish]));
  const renamed: Group[] = [];
  for (const group of groups) {
    const to = sharedPlace(group.cardIds.map((id) => wishes.get(id)));
    if (!to || find(to)) continue;
    Object.assign(group, { zone: to.zone, title: to.title });
    renamed.push(group);
  }
  const { edit: origin } = origins;
  const alone: (() => void)[] = [];
  const gathered: (() => void)[] = [];
  for (const { id, zone, title } of wished) {
    if (title === '') {
      alone.push(() => {
        leaveGroup(sheet, id, { origin });
        moveCard(sheet, id, { zone }, { origin });
      });
      continue;
    }
    let group = find({ zone, title });
    if (!group) {
      const made = addGroup(sheet, { zone, title, beforeId: id }, origins.preparation);
      group = { id: made, zone, title, cardIds: [] };
      groups.push(group);
    }
    const { id: groupId } = group;
    gathered.push(() => gather(sheet, [id], groupId, { origin }));
  }
  const moved = renamed.map(({ id, zone, title }) => () => {
    retitle(sheet, id, title);
    moveGroup(sheet, id, zone, origin);
  });
  return [...moved, ...alone, ...gathered];
}

function liveGroups(sheet: SheetDoc): Group[] {
  const live = liveItems(sheet);
  return live
    .filter(([, item]) => item.get('isGroup') === true)
    .map(([id, item]) => ({
      id,
      zone: String(item.get('zone')),
      title: String(item.get('text')).trim(),
      cardIds: live.flatMap(([cardId, card]) =>
        card.get('group') === id && card.get('zone') === item.get('zone') ? [cardId] : [],
      ),
    }));
}

/** The one place under a title that all go to together; undefined when they part, or when one stays. */
function sharedPlace(wishes: readonly (WishedPlace | undefined)[]): WishedPlace | undefined {
  const [first] = wishes;
  if (!first || first.title === '') return undefined;
  return wishes.every((wish) => wish?.zone === first.zone && wish.title === first.title) ? first : undefined;
}

function retitle(sheet: SheetDoc, id: string, title: string): void {
  const text = sheet.items.get(id)?.get('text');
  if (!(text instanceof Y.Text) || text.toString().trim() === title) return;
  text.delete(0, text.length);
  text.insert(0, title);
}
