import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleX from '@lucide/svelte/icons/circle-x';
import History from '@lucide/svelte/icons/history';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import Send from '@lucide/svelte/icons/send';
import Signature from '@lucide/svelte/icons/signature';
import type { Component } from 'svelte';
import type { ProgressCell } from '#domain/views.ts';
import type { Tone } from '#app/lib/design/State.svelte';

export type ProgressState = ProgressCell['state'];
export type ProgressWord = {
  label: string;
  /** What it means, for the legend. */
  meaning: string;
  tone: Tone;
  icon: Component<{ size?: number | string }>;
};

/** Each state in words, sign and colour, in the order a deliverable goes through them. */
export const PROGRESS_WORDS = {
  none: {
    label: 'Pas commencé',
    meaning: 'rien n’est encore écrit',
    tone: 'neutral',
    icon: CircleDashed,
  },
  draft: { label: 'En cours', meaning: 'le tableau se remplit', tone: 'info', icon: PencilLine },
  submitted: {
    label: 'À signer',
    meaning: 'remis et scellé, les collèges donnent leur avis',
    tone: 'caution',
    icon: Signature,
  },
  blocked: {
    label: 'Désaccord',
    meaning: 'un collège n’est pas d’accord : une nouvelle version est nécessaire',
    tone: 'negative',
    icon: CircleX,
  },
  validated: {
    label: 'Validé',
    meaning: 'tous les collèges ont signé cette version',
    tone: 'positive',
    icon: CircleCheck,
  },
  transmitted: {
    label: 'Transmis',
    meaning: 'donné par l’établissement à qui pilote et observe le programme',
    tone: 'accent',
    icon: Send,
  },
  superseded: {
    label: 'Remplacé',
    meaning: 'une version plus récente est en préparation',
    tone: 'neutral',
    icon: History,
  },
} satisfies Record<ProgressState, ProgressWord>;
