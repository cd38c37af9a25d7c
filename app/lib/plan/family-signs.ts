import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import Crosshair from '@lucide/svelte/icons/crosshair';
import FileText from '@lucide/svelte/icons/file-text';
import StickyNote from '@lucide/svelte/icons/sticky-note';
import Table from '@lucide/svelte/icons/table';
import type { BoardFamily } from '#domain/boards/kind.ts';

/** Word and sign of what one does on a board. */
export const FAMILY_SIGNS = {
  cards: { label: 'Cartes', icon: StickyNote },
  map: { label: 'Carte à deux axes', icon: Crosshair },
  table: { label: 'Tableau à lignes', icon: Table },
  form: { label: 'Fiche', icon: FileText },
  questionnaire: { label: 'Questionnaire anonyme', icon: ClipboardList },
} satisfies Record<BoardFamily, unknown>;
