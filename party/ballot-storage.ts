import { createHmac, randomBytes } from 'node:crypto';
import { canonicalBallot } from '#domain/vote/ballot-rules.ts';
import type { CountedBallot, VoteTerms } from '#domain/vote/count.ts';
import type { VoteResult } from '#domain/vote/result.ts';
import type { Ballot, Elector } from '#domain/vote/vote.ts';

/*
 * What a ballot box keeps (docs/decisions/007). Ballots stand apart from voters: a ballot is filed under
 * HMAC-SHA-256(secret of this vote, person), WITHOUT ROWID, so that it has no number, no hour and no place in a queue. Where a
 * voter's ballot lies can be found only with the secret, which is overwritten in the very transaction of the count.
 */
const TABLES = [
  `CREATE TABLE IF NOT EXISTS vote (
     id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL, terms TEXT NOT NULL, electors INTEGER NOT NULL, result TEXT)`,
  `CREATE TABLE IF NOT EXISTS electors (person_id TEXT PRIMARY KEY, college TEXT) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS token_key (id INTEGER PRIMARY KEY CHECK (id = 1), secret BLOB NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS ballots (token BLOB PRIMARY KEY, ballot TEXT NOT NULL) WITHOUT ROWID`,
  // After the close: each different ballot once, with its number of copies, in the order of its own text.
  `CREATE TABLE IF NOT EXISTS counted_ballots (ballot TEXT PRIMARY KEY, copies INTEGER NOT NULL) WITHOUT ROWID`,
];

const SECRET_BYTES = 32;

export type OpenVote = { state: 'open'; terms: VoteTerms; electors: number };
export type ClosedVote = { state: 'closed'; terms: VoteTerms; electors: number; result: VoteResult };
export type KeptVote = OpenVote | ClosedVote;

type VoteRow = { state: string; terms: string; electors: number; result: string | null };

/** The SQLite of one ballot box. The caller decides what may be done, and in which transaction. */
export class BallotStorage {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    for (const table of TABLES) sql.exec(table);
  }

  /** The vote, or null when none was ever opened here. */
  vote(): KeptVote | null {
    const [row] = this.#sql.exec<VoteRow>('SELECT state, terms, electors, result FROM vote').toArray();
    if (!row) return null;
    const terms = JSON.parse(row.terms) as VoteTerms;
    if (row.result === null) return { state: 'open', terms, electors: row.electors };
    const result = JSON.parse(row.result) as VoteResult;
    return { state: 'closed', terms, electors: row.electors, result };
  }

  /** Writes the vote, its frozen electorate (rule V3) and a fresh secret. */
  open(terms: VoteTerms, electors: readonly Elector[]): void {
    this.#sql.exec(
      `INSERT INTO vote (id, state, terms, electors) VALUES (1, 'open', ?, ?)`,
      JSON.stringify(terms),
      electors.length,
    );
    for (const { personId, college } of electors)
      this.#sql.exec('INSERT INTO electors (person_id, college) VALUES (?, ?)', personId, college);
    this.#sql.exec('INSERT INTO token_key (id, secret) VALUES (1, ?)', bytes(randomBytes(SECRET_BYTES)));
  }

  isElector(personId: string): boolean {
    return this.#sql.exec('SELECT 1 FROM electors WHERE person_id = ?', personId).toArray().length > 0;
  }

  /** Number of ballots in the box of an open vote. */
  voters(): number {
    return this.#sql.exec<{ voters: number }>('SELECT count(*) AS voters FROM ballots').one().voters;
  }

  /** Files a person's ballot in place of their earlier one (rule V4). */
  put(personId: string, ballot: Ballot): void {
    this.#sql.exec(
      `INSERT INTO ballots (token, ballot) VALUES (?, ?) ON CONFLICT (token) DO UPDATE SET ballot = excluded.ballot`,
      this.#token(personId, this.#secret()),
      JSON.stringify(ballot),
    );
  }

  /** The ballot a person has in the box, or null. */
  ballotOf(personId: string): Ballot | null {
    return this.#find(this.#token(personId, this.#secret()));
  }

  electorColleges(): Elector['college'][] {
    return this.#electors().map(({ college }) => college);
  }

  /** Every ballot with the college of its voter: only the count may ask, and it keeps none of it. */
  ballotsByCollege(): CountedBallot[] {
    const secret = this.#secret();
    return this.#electors().flatMap(({ personId, college }) => {
      const ballot = this.#find(this.#token(personId, secret));
      return ballot ? [{ college, ballot }] : [];
    });
  }

  /**
   * Keeps the result and the ballots as a heap without owners, and destroys what joined them to people (rule V9). The secret is
   * overwritten in place, not deleted: SQLite leaves the bytes of a deleted row in its file.
   */
  close(result: VoteResult, ballots: readonly Ballot[], { items }: VoteTerms): void {
    for (const ballot of ballots)
      this.#sql.exec(
        `INSERT INTO counted_ballots (ballot, copies) VALUES (?, 1) ON CONFLICT (ballot) DO UPDATE SET copies = copies + 1`,
        JSON.stringify(canonicalBallot(ballot, items)),
      );
    this.#sql.exec('UPDATE token_key SET secret = zeroblob(?)', SECRET_BYTES);
    this.#sql.exec('DELETE FROM ballots');
    this.#sql.exec('UPDATE electors SET college = NULL');
    this.#sql.exec(`UPDATE vote SET state = 'closed', result = ?`, JSON.stringify(result));
  }

  #electors(): Elector[] {
    return this.#sql
      .exec<{ person_id: string; college: Elector['college'] }>('SELECT person_id, college FROM electors')
      .toArray()
      .map(({ person_id, college }) => ({ personId: person_id, college }));
  }

  #secret(): ArrayBuffer {
    return this.#sql.exec<{ secret: ArrayBuffer }>('SELECT secret FROM token_key').one().secret;
  }

  #token(personId: string, secret: ArrayBuffer): ArrayBuffer {
    return bytes(createHmac('sha256', new Uint8Array(secret)).update(personId).digest());
  }

  #find(token: ArrayBuffer): Ballot | null {
    const [row] = this.#sql
      .exec<{ ballot: string }>('SELECT ballot FROM ballots WHERE token = ?', token)
      .toArray();
    return row ? (JSON.parse(row.ballot) as Ballot) : null;
  }
}

/** SQLite takes an ArrayBuffer; Node's Buffer may be a window on a larger one. */
function bytes(buffer: Uint8Array): ArrayBuffer {
  return Uint8Array.from(buffer).buffer;
}
