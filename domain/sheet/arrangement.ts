import type { ProjectionOf } from './projection.ts';

type ZoneOf = ProjectionOf<'cards'>['zones'][number];
export type CardOf = ZoneOf['cards'][number];
/** A lone card, or a group in the place of its first card. */
export type Standing = { card: CardOf } | { group: { id: string; title: string }; cards: CardOf[] };

/** A zone as it reads: lone cards and groups in order, each group with its cards. A group without cards is left out. */
export function arranged({ cards, groups = [] }: Pick<ZoneOf, 'cards' | 'groups'>): Standing[] {
  const inside = (id: string) => cards.filter(({ group }) => group === id);
  return cards.flatMap((card): Standing[] => {
    const group = groups.find(({ id }) => id === card.group);
    if (!group) return [{ card }];
    const gathered = inside(group.id);
    return gathered[0] === card ? [{ group, cards: gathered }] : [];
  });
}

/** Title of the group a card is in; '' for a lone card. */
export function groupTitle({ groups = [] }: Pick<ZoneOf, 'groups'>, card: CardOf): string {
  return groups.find(({ id }) => id === card.group)?.title ?? '';
}

/** What a group is called: its title, or the words of its cards while it has none. */
export function groupWords({ title }: { title: string }, cards: readonly CardOf[]): string {
  return title.trim() || cards.map(({ text }) => text.trim()).join(' · ');
}
