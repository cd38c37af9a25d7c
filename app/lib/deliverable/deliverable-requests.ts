import type { SignOff } from '#domain/deliverable/deliverable.ts';
import type { ChainView, DeliverableView, DifferencesView } from '#domain/views.ts';
import { api, ask } from '#app/lib/api.ts';

/* The API of deliverables, as the screens use it. Every function throws `ApiError`. */

const deliverables = api.deliverables[':id'];
const of = (id: string) => ({ param: { id } });

export const loadDeliverable = (id: string): Promise<DeliverableView> => ask(deliverables.$get(of(id)));

/** The login's end is said in place: leaving would lose the comment. */
export const sign = (id: string, signOff: SignOff): Promise<DeliverableView> =>
  ask(deliverables.sign.$post({ ...of(id), json: signOff }), { expired: 'stay' });

export const transmit = (id: string, hash: string): Promise<DeliverableView> =>
  ask(deliverables.transmit.$post({ ...of(id), json: { hash } }));

export const loadDifferences = (id: string, otherId: string): Promise<DifferencesView> =>
  ask(deliverables.differences.$get({ ...of(id), query: { with: otherId } }));

export const loadChain = (): Promise<ChainView> => ask(api.chain.$get());

/** Unfreezes the sheet for its next version. */
export const startNewVersion = (sheetId: string) =>
  ask(api.sheets[':id']['new-version'].$post({ param: { id: sheetId } }));

export const downloadPath = (id: string, format: 'json' | 'csv'): string =>
  `/api/deliverables/${encodeURIComponent(id)}/download.${format}`;

export const comparePath = (id: string, otherId: string): string => `/livrables/${id}/comparer/${otherId}`;
