import Circle from '@lucide/svelte/icons/circle-dashed';
import Eye from '@lucide/svelte/icons/eye';
import Lock from '@lucide/svelte/icons/lock';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import type { Component } from 'svelte';
import type { SheetSummary } from '#domain/views.ts';
import type { Tone } from '#app/lib/design/State.svelte';
import { ago } from '#app/lib/french/dates.ts';

type Word = { label: string; tone: Tone; icon: Component<{ size?: number | string }> };

export const SHEET_STATES = {
  empty: { label: 'À commencer', tone: 'neutral', icon: Circle },
  writing: { label: 'En cours', tone: 'info', icon: PencilLine },
  sealed: { label: 'Remis et scellé', tone: 'accent', icon: Lock },
  released: { label: 'Partagé', tone: 'positive', icon: Eye },
} satisfies Record<SheetSummary['state'], Word>;

/** « Modifié il y a 5 min »; null when nobody has written yet, which its state already says. */
export function lastEdit({ editedAt }: Pick<SheetSummary, 'editedAt'>): string | null {
  return editedAt === null ? null : `Modifié ${ago(editedAt)}`;
}

/** Sheets that wait for this person first; those one can only read after. */
export function splitSheets(sheets: readonly SheetSummary[]): {
  toWrite: SheetSummary[];
  toRead: SheetSummary[];
} {
  return {
    toWrite: sheets.filter(({ canEdit }) => canEdit),
    toRead: sheets.filter(({ canEdit }) => !canEdit),
  };
}

/** Sheets of one establishment, or of the whole cluster for null. */
export function sheetsOf(sheets: readonly SheetSummary[], establishmentId: string | null): SheetSummary[] {
  return sheets.filter(({ establishment }) => (establishment?.id ?? null) === establishmentId);
}
