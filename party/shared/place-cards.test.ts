import { sheetKindOf } from '#domain/boards/catalogue.ts';
import type { ProjectionOf } from '#domain/sheet/projection.ts';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addGroup, gather } from './gathering.ts';
import { placeCards, type WishedPlace } from './place-cards.ts';
import { openSheetDoc, projectSheet, writeTemplate } from './sheet-doc.ts';
import { addCard } from './sheet-edits.ts';

const kind = sheetKindOf('SWOT')!;
if (kind.family !== 'cards') throw new Error('not a kind of cards');
const [zone, other] = kind.zones.map(({ key }) => key) as [string, string];

/** Two cards under « La nuit », one alone beside them. */
function stage() {
  const sheet = openSheetDoc(new Y.Doc());
  writeTemplate(sheet.doc, kind);
  const ids = ['un', 'deux', 'seule'].map((text) => addCard(sheet, kind, { zone }, { text })) as [
    string,
    string,
    string,
  ];
  const group = addGroup(sheet, { zone, title: 'La nuit', beforeId: ids[0] });
  gather(sheet, ids.slice(0, 2), group);
  const place = (...wished: WishedPlace[]) => {
    for (const move of placeCards(sheet, wished, { preparation: null, edit: null })) move();
    const { zones } = projectSheet(sheet, kind) as ProjectionOf<'cards'>;
    return zones.flatMap(({ key, cards, groups = [] }) => [
      ...groups.map(({ id, title }) => `${key}/${title}${id === group ? '' : ' (new)'}`),
      ...cards.map(
        (card) => `${key}/${groups.find(({ id }) => id === card.group)?.title ?? ''}/${card.text}`,
      ),
    ]);
  };
  return { ids, place };
}

it('renames a group whose cards all go under one new title, in another zone too, so that votes still know it', () => {
  const { ids, place } = stage();
  const places = place(...ids.slice(0, 2).map((id) => ({ id, zone: other, title: 'Le soir' })));
  expect(places).toEqual([
    `${zone}//seule`,
    `${other}/Le soir`,
    `${other}/Le soir/un`,
    `${other}/Le soir/deux`,
  ]);
});

it('makes a group for some of its cards, and leaves the rest under its title', () => {
  const { ids, place } = stage();
  expect(place({ id: ids[1], zone, title: 'Le soir' })).toEqual([
    `${zone}/La nuit`,
    `${zone}/Le soir (new)`,
    `${zone}/La nuit/un`,
    `${zone}/Le soir/deux`,
    `${zone}//seule`,
  ]);
});

it('puts a card under a title that is there already, and takes away a group left without cards', () => {
  const { ids, place } = stage();
  expect(place({ id: ids[2], zone, title: 'La nuit' })).toContain(`${zone}/La nuit/seule`);
  expect(place(...ids.map((id) => ({ id, zone: other, title: '' })))).toEqual(
    ['un', 'deux', 'seule'].map((text) => `${other}//${text}`),
  );
});
