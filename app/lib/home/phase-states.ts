import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import Check from '@lucide/svelte/icons/check';
import Circle from '@lucide/svelte/icons/circle';
import type { PhaseView } from '#domain/views.ts';

/** Word and sign of a phase's state: never told by the colour of its grape alone. */
export const PHASE_STATES = {
  done: { label: 'Faite', icon: Check },
  current: { label: 'En cours', icon: CalendarClock },
  planned: { label: 'À venir', icon: Circle },
} satisfies Record<PhaseView['state'], unknown>;
