import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleX from '@lucide/svelte/icons/circle-x';
import type { Component } from 'svelte';
import type { Opinion } from '#domain/deliverable/deliverable.ts';
import type { ChainView, DeliverableVersion, Difference } from '#domain/views.ts';
import { PROGRESS_WORDS, type ProgressWord } from '#app/lib/progress/progress-words.ts';

export type OpinionWord = {
  label: string;
  /** What giving it does, said before it is given. */
  meaning: string;
  tone: 'positive' | 'caution' | 'negative';
  icon: Component<{ size?: number | string }>;
};

export const OPINION_WORDS = {
  accord: {
    label: 'Accord',
    meaning: 'Cette version dit ce que nous voulons dire.',
    tone: 'positive',
    icon: CircleCheck,
  },
  reserve: {
    label: 'Réserve',
    meaning: 'Nous acceptons cette version, et nous écrivons ce qui nous gêne.',
    tone: 'caution',
    icon: CircleAlert,
  },
  desaccord: {
    label: 'Désaccord',
    meaning: 'Nous n’acceptons pas cette version, et nous écrivons pourquoi.',
    tone: 'negative',
    icon: CircleX,
  },
} satisfies Record<Opinion, OpinionWord>;

/** The state of a version; a désaccord comes first, since it decides alone. */
export function stateWord(version: Pick<DeliverableVersion, 'state' | 'blocked'>): ProgressWord {
  return PROGRESS_WORDS[version.blocked ? 'blocked' : version.state];
}

export const CHANGE_WORDS = {
  added: 'Ajouté',
  removed: 'Retiré',
  edited: 'Modifié',
  moved: 'Déplacé',
} satisfies Record<Difference['change'], string>;

type Broken = NonNullable<ChainView['brokenAt']>;

/** What is wrong with a link of the chain, for someone who has never heard of a hash. */
export const BROKEN_WORDS = {
  missing: 'il manque dans la base',
  hash: 'son contenu ne correspond plus à son empreinte',
  previous: 'il ne suit plus le livrable scellé avant lui',
  truncated: 'la fin de la chaîne a disparu',
  signature: 'une signature porte sur un autre contenu que le sien',
} satisfies Record<Broken['reason'], string>;
