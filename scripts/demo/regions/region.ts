import type { ClusterDraft } from '#domain/cluster/cluster-draft.ts';
import type { College } from '#domain/people/roles.ts';
import type { SheetWords } from '../sheet-words.ts';

export type RegionEstablishment = Omit<ClusterDraft['establishments'][number], 'colour'> & {
  team: [college: College, name: string, job: string][];
  /** Who stands in for a seat. */
  deputies?: [college: College, name: string, job: string][];
};

/** A demo cluster of another region, made by its programme lead as a real one is. Everyone and every place is invented. */
export type Region = {
  /** Code of the programme. */
  programme: string;
  name: string;
  territory: string;
  /** How long ago it began and how long it lasts, in months: how far it has come. */
  begun: number;
  lasts: number;
  /** PACA's titles and content are taken where the call gives only a number. */
  suggested: boolean;
  establishments: RegionEstablishment[];
  facilitators: { name: string; title: string; follows: string[] }[];
  observer: { name: string; title: string };
  /** What has been written, by establishment and board kind. */
  words: Record<string, Record<string, SheetWords>>;
  /** Private cards that wait for their reveal: whose, in which zone. */
  drafts?: { kind: string; establishment: string; cards: [author: string, zone: string, text: string][] };
  /** Kind of the questionnaire everyone has answered, already closed. */
  answered?: string;
};
