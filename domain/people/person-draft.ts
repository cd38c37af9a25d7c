import * as v from 'valibot';
import { COLLEGES, ROLES, type College, type Role } from './roles.ts';

const Key = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** Composed: files from a Mac bring « é » as two characters, which no search and no sort of SQLite takes for one. */
const Words = v.pipe(v.string(), v.maxLength(500), v.normalize('NFC'));

/** People of one list: what one request carries. */
export const MOST_PEOPLE = 200;

/** Longest name and job, in characters: what stands on one line of an invitation. */
export const NAME_LENGTH = 120;

/** Someone to be added to a cluster. Establishments are named by key: their id, or the draft's own while there is no cluster yet. */
export const PersonDraftSchema = v.object({
  /** Full name, as printed on invitations and signatures. */
  name: Words,
  title: Words,
  /** Null while nobody has said. */
  role: v.nullable(v.picklist(ROLES)),
  /** A member's; null for everyone else. */
  college: v.nullable(v.picklist(COLLEGES)),
  establishment: v.nullable(Key),
  isDeputy: v.boolean(),
  /** Establishments a facilitator follows. */
  follows: v.pipe(v.array(Key), v.maxLength(60)),
  /** Someone known from another cluster of the same lead: the same person, with one access to both. */
  personId: v.nullable(Key),
});

/** The fields of a line whose words may have been read and not understood. */
export type UnreadField = 'role' | 'college' | 'establishment';

export type PersonDraft = v.InferOutput<typeof PersonDraftSchema> & {
  /** What a file said and Grappe did not understand: kept for the screen that corrects it, never sent. */
  unread?: Partial<Record<UnreadField, string>>;
};

/** What a line is read and judged against. */
export type PeopleContext = {
  establishments: readonly { key: string; name: string; shortName: string }[];
  /** Establishments of the same cluster whose people someone else manages: a list may name them, nobody can be put there. */
  elsewhere?: readonly { key: string; name: string; shortName: string }[];
  /** What the programme calls each college. */
  labels: Record<College, string>;
  /** Colleges of which an establishment has one holder (titulaire). */
  seats: readonly College[];
  /** Roles that whoever adds these people may give (rule A9). */
  roles: readonly Role[];
  /** Who is of the cluster already. */
  present: readonly Pick<
    PersonDraft,
    'name' | 'role' | 'college' | 'establishment' | 'isDeputy' | 'personId'
  >[];
};

/** Members of a cluster as those who are of it already. `except`: a membership that is being changed or replaced. */
export const presentAmong = (
  members: readonly (Omit<PeopleContext['present'][number], 'establishment'> & {
    membershipId: string;
    establishment: { id: string } | null;
  })[],
  except: string | undefined,
): PeopleContext['present'] =>
  members
    .filter(({ membershipId }) => membershipId !== except)
    .map(({ personId, name, role, college, establishment, isDeputy }) => ({
      personId,
      name,
      role,
      college,
      establishment: establishment?.id ?? null,
      isDeputy,
    }));

export const emptyPerson = (): PersonDraft => ({
  name: '',
  title: '',
  role: 'member',
  college: null,
  establishment: null,
  isDeputy: false,
  follows: [],
  personId: null,
});

/** For comparing what people typed: without accents, capitals, signs or double spaces. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
