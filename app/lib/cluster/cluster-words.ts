import Archive from '@lucide/svelte/icons/archive';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CirclePlay from '@lucide/svelte/icons/circle-play';
import Lock from '@lucide/svelte/icons/lock';
import type { Component } from 'svelte';
import type { ClusterCard } from '#domain/views.ts';
import type { Tone } from '#app/lib/design/State.svelte';
import { month } from '#app/lib/french/dates.ts';
import { french } from '#app/lib/french/typography.ts';
import type { PhaseSuggestion } from '#domain/programmes/programme.ts';

type Word = { label: string; tone: Tone; icon: Component<{ size?: number | string }> };

export const CLUSTER_STATES = {
  forming: { label: 'En préparation', tone: 'info', icon: CircleDashed },
  running: { label: 'En cours', tone: 'positive', icon: CirclePlay },
  closed: { label: 'Clos', tone: 'neutral', icon: Lock },
  archived: { label: 'Archivé', tone: 'neutral', icon: Archive },
} satisfies Record<ClusterCard['state'], Word>;

/** « de janv. 2026 à déc. 2026 »; null when no date is known. */
export function span({ startsAt, endsAt }: Pick<ClusterCard, 'startsAt' | 'endsAt'>): string | null {
  if (startsAt !== null && endsAt !== null) return `de ${month(startsAt)} à ${month(endsAt)}`;
  if (startsAt !== null) return `à partir de ${month(startsAt)}`;
  return endsAt === null ? null : `jusqu’en ${month(endsAt)}`;
}

/** What another call says the moment it offers is for, after whose it is: « : « Structurer la démarche » »; '' when it does not say. */
export function offeredWords({ title, subtitles }: Pick<PhaseSuggestion, 'title' | 'subtitles'>): string {
  const words = title ?? subtitles.map((line) => line.replace(/\s*:$/, '')).join(' · ');
  return words ? french(` : « ${words} »`) : '';
}
