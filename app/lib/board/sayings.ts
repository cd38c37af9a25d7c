import { NBSP } from '#app/lib/french/typography.ts';
import { list, plural } from '#app/lib/french/numbers.ts';
import type { BoardFamily } from '#domain/boards/kind.ts';
import type { SaveState } from '#app/lib/sheet/save-state.ts';
import { sentence } from '#app/lib/french/errors.ts';

/** « Le début du texte… » between French quotes, or « carte vide ». */
export function shortened(text: string, length = 40): string {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line === '') return 'sans texte';
  const short = line.length > length ? `${line.slice(0, length).trimEnd()}…` : line;
  return `«${NBSP}${short}${NBSP}»`;
}

const thing = (family: BoardFamily): string => (family === 'table' ? 'ligne' : 'carte');

/** What the status line and screen readers say of gestures on a board. */
export const saying = {
  notYours: 'Cette carte est à quelqu’un d’autre : sur ce tableau, chacun ne modifie que les siennes.',
  newGroup: (count: number) => `${plural(count, 'carte')} groupées. Donnez un titre au groupe.`,
  gathered: (count: number, group: string) => `Carte ajoutée au groupe ${group} : ${plural(count, 'carte')}.`,
  takenOut: (name: string) => `Carte ${name} sortie du groupe.`,
  ungrouped: (group: string) => `Groupe ${group} défait : ses cartes restent.`,
  rowAdded: 'Ligne ajoutée.',
  undone: 'Annulé.',
  redone: 'Rétabli.',
  letGo: 'Déplacement annulé.',
  removed: (name: string, family: BoardFamily) =>
    `${family === 'table' ? 'Ligne' : 'Carte'} ${name} supprimée.`,
  removedUnderHand: (who: string, family: BoardFamily) =>
    `${who} a supprimé la ${thing(family)} où vous écriviez. Votre texte est gardé.`,
  cut: (left: number) =>
    `Le texte collé était trop long${NBSP}: ${plural(left, 'caractère')} ${left < 2 ? 'n’a' : 'n’ont'} pas trouvé place. Collez la suite ailleurs.`,
  duplicated: (family: BoardFamily) => `${family === 'table' ? 'Ligne' : 'Carte'} dupliquée.`,
  moved: (name: string, zone: string) => `Carte ${name} déplacée dans ${zone}.`,
  allMoved: (count: number, zone: string) =>
    `${plural(count, 'carte déplacée', 'cartes déplacées')} dans ${zone}.`,
  groupMoved: (name: string, zone: string) => `Groupe ${name} déplacé dans ${zone}.`,
  grabbed: (name: string) => `${name} : saisi. Flèches pour déplacer, Espace pour poser, Échap pour annuler.`,
  dropped: (zone: string, family: BoardFamily) =>
    family === 'map' && zone !== 'À placer' ? 'Posé sur la carte.' : `Posé dans ${zone}.`,
  position: (zone: string, at: number, of: number) => `${zone}, position ${at} sur ${of}.`,
  placed: (x: string, y: string) => `Placé : ${x}, ${y}.`,
  tooLong: (family: BoardFamily, left: number) =>
    (family === 'cards' || family === 'map'
      ? `C’est long pour une carte${NBSP}: gardez une idée ici et ouvrez-en une autre pour la suite.`
      : 'Ce texte est presque plein.') + (left < 100 ? ` Encore ${plural(left, 'caractère')}.` : ''),
} as const;

/** What others did in the last seconds, in one sentence; null when it is not worth one. */
export function othersSaying(
  changes: readonly {
    who: string | undefined;
    did: 'added' | 'removed' | 'moved' | 'wrote';
    where: string;
    family: BoardFamily;
  }[],
): string | null {
  const [first] = changes;
  if (!first) return null;
  const names = [...new Set(changes.map(({ who }) => who ?? 'Quelqu’un'))];
  const [who] = names;
  const same = changes.every((change) => change.did === first.did && change.where === first.where);
  if (names.length === 1 && same) {
    const what =
      changes.length === 1 ? `une ${thing(first.family)}` : plural(changes.length, thing(first.family));
    const where = first.where ? ` dans ${first.where}` : '';
    if (first.did === 'added') return `${who} a ajouté ${what}${where}.`;
    if (first.did === 'removed') return `${who} a supprimé ${what}${where}.`;
    if (first.did === 'moved') return `${who} a déplacé ${what}${where}.`;
    return `${who} écrit${where}.`;
  }
  return `${list(names)} ${names.length > 1 ? 'ont fait' : 'a fait'} ${plural(changes.length, 'changement')}.`;
}

/** The line beside the title: what is saved, and what to do when it is not. */
export function saveSaying(state: SaveState): { short: string; long: string | null } {
  const waiting = 'pending' in state ? plural(state.pending, 'modification') : '';
  switch (state.kind) {
    case 'opening':
      return { short: 'Ouverture…', long: null };
    case 'saved':
      return { short: 'Enregistré', long: null };
    case 'saving':
      return { short: 'Enregistrement…', long: null };
    case 'offline': {
      if (state.setback)
        return { short: `Non enregistré, ${waiting} en attente`, long: sentence(state.setback) };
      return state.pending === 0
        ? {
            short: 'Hors ligne',
            long: 'Vous pouvez continuer : ce que vous écrivez partira au retour du réseau.',
          }
        : {
            short: `Hors ligne, ${waiting} en attente`,
            long: 'Vos modifications sont gardées sur cet appareil et partiront au retour du réseau.',
          };
    }
    case 'refused':
      return {
        short:
          state.pending > 0 ? `Non enregistré, ${waiting} refusée${state.pending > 1 ? 's' : ''}` : 'Fermé',
        long: sentence(state.code),
      };
    case 'readOnly':
      return { short: 'Lecture seule', long: sentence(state.reason) };
    case 'blocked':
      return {
        short:
          state.pending > 0
            ? `Liaison en direct bloquée, ${waiting} en attente`
            : 'Lecture seule, liaison en direct bloquée',
        long: `${state.pending > 0 ? 'Ce que vous avez déjà écrit n’est pas encore enregistré et partira dès que la liaison passera. ' : ''}Le réseau de votre établissement laisse passer les pages mais bloque la liaison en direct (WebSocket). Rien de ce que vous écririez n’arriverait${NBSP}: la feuille est donc en lecture seule. Essayez avec un autre réseau (partage de connexion d’un téléphone) ou demandez au service informatique d’autoriser les WebSockets vers cette adresse.`,
      };
  }
}
