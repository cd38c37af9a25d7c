import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleSlash from '@lucide/svelte/icons/circle-slash';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Mail from '@lucide/svelte/icons/mail';
import type { Component } from 'svelte';
import type { PersonView } from '#domain/views.ts';
import type { Tone } from '#app/lib/design/State.svelte';
import { day } from '#app/lib/french/dates.ts';

type Invitation = NonNullable<PersonView['invitation']>;
type Word = { label: string; tone: Tone; icon: Component<{ size?: number | string }> };

const WORDS = {
  ready: { label: 'Lien non ouvert', tone: 'info', icon: Mail },
  opened: { label: 'Lien ouvert', tone: 'positive', icon: CircleCheck },
  revoked: { label: 'Invitation annulée', tone: 'neutral', icon: CircleSlash },
  expired: { label: 'Invitation expirée', tone: 'caution', icon: Hourglass },
  used_up: { label: 'Lien épuisé', tone: 'caution', icon: Hourglass },
} satisfies Record<Invitation['state'], Word>;

const NONE: Word = { label: 'Aucune invitation', tone: 'neutral', icon: CircleDashed };

/** The state of a person's newest invitation, in words and signs. */
export function invitationWord(invitation: PersonView['invitation']): Word {
  return invitation ? WORDS[invitation.state] : NONE;
}

/** The date that matters for that state; null when there is none. */
export function invitationDate(invitation: PersonView['invitation']): string | null {
  if (!invitation) return null;
  if (invitation.state === 'opened' && invitation.firstUsedAt !== null) {
    return `le ${day(invitation.firstUsedAt)}`;
  }
  if (invitation.state === 'ready') return `valable jusqu’au ${day(invitation.expiresAt)}`;
  if (invitation.state === 'expired') return `depuis le ${day(invitation.expiresAt)}`;
  return null;
}
