import { createHmac, randomBytes, randomInt } from 'node:crypto';
import type { ApartMode, Draft, DraftPhase, DraftRound, DraftTally } from '#domain/draft/draft.ts';
import type { RevealedCard } from '#party/shared/revealed-card.ts';
import { nanoid } from 'nanoid';

/*
 * What a draft box keeps. A card is filed under HMAC-SHA-256(secret of the round, person), WITHOUT ROWID and without an hour; only
 * its author's number of it gives an order. In private mode the box also knows whose a token is, to record authors at the reveal. In
 * anonymous mode nothing does but the secret, which is overwritten when the cards are taken out.
 */
const TABLES = [
  `CREATE TABLE IF NOT EXISTS round (
     id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL, phase TEXT NOT NULL, mode TEXT)`,
  `CREATE TABLE IF NOT EXISTS token_key (id INTEGER PRIMARY KEY CHECK (id = 1), secret BLOB NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS drafts (
     token BLOB NOT NULL, draft_id TEXT NOT NULL, place INTEGER NOT NULL, zone TEXT NOT NULL, text TEXT NOT NULL,
     PRIMARY KEY (token, draft_id)) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS writers (token BLOB PRIMARY KEY, person_id TEXT NOT NULL) WITHOUT ROWID`,
  // Cards on their way to the sheet, in the order that was drawn.
  `CREATE TABLE IF NOT EXISTS batch (
     place INTEGER PRIMARY KEY, card_id TEXT NOT NULL, zone TEXT NOT NULL, text TEXT NOT NULL, person_id TEXT)`,
];

const SECRET_BYTES = 32;

type DraftRow = { draft_id: string; zone: string; text: string };
type BatchRow = { card_id: string; zone: string; text: string; person_id: string | null };

/** The SQLite of one draft box. The caller decides what may be done, and in which transaction. */
export class DraftStorage {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    for (const table of TABLES) sql.exec(table);
  }

  /** Where the round stands; the first one, untouched, for a box nobody has used. */
  round(): DraftRound {
    const [row] = this.#sql
      .exec<{ number: number; phase: DraftPhase; mode: ApartMode | null }>(
        'SELECT number, phase, mode FROM round',
      )
      .toArray();
    return row
      ? { round: row.number, phase: row.phase, mode: row.mode }
      : { round: 1, phase: 'writing', mode: null };
  }

  tally(): DraftTally {
    return this.#sql
      .exec<DraftTally>('SELECT count(*) AS cards, count(DISTINCT token) AS writers FROM drafts')
      .one();
  }

  /** The cards a person has waiting, in the order they wrote them. */
  draftsOf(personId: string): Draft[] {
    const secret = this.#secret();
    if (!secret) return [];
    return this.#sql
      .exec<DraftRow>(
        'SELECT draft_id, zone, text FROM drafts WHERE token = ? ORDER BY place',
        this.#token(personId, secret),
      )
      .toArray()
      .map(({ draft_id, zone, text }) => ({ id: draft_id, zone, text }));
  }

  /** Files a person's card, in place of their earlier one of the same id. */
  put(personId: string, { id, zone, text }: Draft, mode: ApartMode): void {
    const token = this.#token(personId, this.#secret() ?? this.#newSecret());
    this.#writeRound({ ...this.round(), mode });
    if (mode === 'private')
      this.#sql.exec(
        'INSERT INTO writers (token, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
        token,
        personId,
      );
    this.#sql.exec(
      `INSERT INTO drafts (token, draft_id, place, zone, text)
       VALUES (?1, ?2, (SELECT coalesce(max(place), 0) + 1 FROM drafts WHERE token = ?1), ?3, ?4)
       ON CONFLICT (token, draft_id) DO UPDATE SET zone = excluded.zone, text = excluded.text`,
      token,
      id,
      zone,
      text,
    );
  }

  remove(personId: string, id: string): void {
    const secret = this.#secret();
    if (!secret) return;
    const token = this.#token(personId, secret);
    this.#sql.exec('DELETE FROM drafts WHERE token = ? AND draft_id = ?', token, id);
    this.#sql.exec('DELETE FROM writers WHERE token NOT IN (SELECT token FROM drafts)');
    if (this.tally().cards > 0) return;
    // Nothing waits any more: the next card is taken in whatever mode the board then has, and under another secret, since this one
    // may have stood beside names.
    this.#destroySecret();
    this.#writeRound({ ...this.round(), mode: null });
  }

  /**
   * Takes every card out of its author's hands: fresh ids, an order drawn with cryptographic randomness, and in anonymous mode no
   * author (rule W7). What joined cards to people is destroyed here.
   */
  take(): void {
    const { round, mode } = this.round();
    const rows = this.#sql
      .exec<DraftRow & { person_id: string | null }>(
        `SELECT draft_id, zone, text, person_id FROM drafts LEFT JOIN writers ON writers.token = drafts.token`,
      )
      .toArray();
    shuffled(rows).forEach(({ zone, text, person_id }, place) =>
      this.#sql.exec(
        'INSERT INTO batch (place, card_id, zone, text, person_id) VALUES (?, ?, ?, ?, ?)',
        place,
        nanoid(),
        zone,
        text,
        mode === 'private' ? person_id : null,
      ),
    );
    this.#destroySecret();
    this.#overwrite('drafts', 'text');
    this.#overwrite('writers', 'person_id');
    this.#sql.exec('DELETE FROM drafts');
    this.#sql.exec('DELETE FROM writers');
    this.#writeRound({ round, phase: 'revealing', mode });
  }

  /** Cards on their way to the sheet, in the order they go there. */
  batch(): RevealedCard[] {
    return this.#sql
      .exec<BatchRow>('SELECT card_id, zone, text, person_id FROM batch ORDER BY place')
      .toArray()
      .map(({ card_id, zone, text, person_id }) => ({ id: card_id, zone, text, personId: person_id }));
  }

  /** The sheet has the cards: the box keeps nothing of them. */
  finish(): void {
    this.#overwrite('batch', 'text');
    this.#sql.exec('DELETE FROM batch');
    this.#writeRound({ ...this.round(), phase: 'revealed', mode: null });
  }

  begin(round: number): void {
    this.#writeRound({ round, phase: 'writing', mode: null });
  }

  /** In place, before rows go: SQLite leaves the bytes of a deleted row in its file. */
  #overwrite(table: 'drafts' | 'writers' | 'batch', column: 'text' | 'person_id'): void {
    this.#sql.exec(`UPDATE ${table} SET ${column} = printf('%.*c', length(CAST(${column} AS BLOB)), 'x')`);
  }

  #writeRound({ round, phase, mode }: DraftRound): void {
    this.#sql.exec(
      `INSERT INTO round (id, number, phase, mode) VALUES (1, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET number = excluded.number, phase = excluded.phase, mode = excluded.mode`,
      round,
      phase,
      mode,
    );
  }

  #secret(): ArrayBuffer | undefined {
    return this.#sql.exec<{ secret: ArrayBuffer }>('SELECT secret FROM token_key').toArray()[0]?.secret;
  }

  #newSecret(): ArrayBuffer {
    const secret = bytes(randomBytes(SECRET_BYTES));
    this.#sql.exec('INSERT INTO token_key (id, secret) VALUES (1, ?)', secret);
    return secret;
  }

  /** Overwritten in place first: SQLite leaves the bytes of a deleted row in its file. */
  #destroySecret(): void {
    this.#sql.exec('UPDATE token_key SET secret = zeroblob(?)', SECRET_BYTES);
    this.#sql.exec('DELETE FROM token_key');
  }

  #token(personId: string, secret: ArrayBuffer): ArrayBuffer {
    return bytes(createHmac('sha256', new Uint8Array(secret)).update(personId).digest());
  }
}

/** Fisher and Yates, with randomness nobody can foresee or replay. */
function shuffled<T>(list: readonly T[]): T[] {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}

/** SQLite takes an ArrayBuffer; Node's Buffer may be a window on a larger one. */
function bytes(buffer: Uint8Array): ArrayBuffer {
  return Uint8Array.from(buffer).buffer;
}
