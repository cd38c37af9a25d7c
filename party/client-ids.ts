/** The server writes templates and fresh documents under this name; no person has it. */
export const SERVER_AUTHOR = '#server';

/**
 * Which person each Yjs clientID of the sheet belongs to (rule R3). A clientID is bound to the person who first announces it
 * in presence or first writes with it, and never changes hands: otherwise one person could write as another (failure 19).
 * Ids that wrote are in SQLite; ids only announced live in memory and in the connection that announced them.
 */
export class ClientIds {
  readonly #sql: SqlStorage;
  readonly #owners = new Map<number, string>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(
      'CREATE TABLE IF NOT EXISTS client_ids (client_id INTEGER PRIMARY KEY, person_id TEXT NOT NULL) STRICT',
    );
  }

  /** Forgets what was only claimed and reads what is on disk. `announced`: what open connections hold. */
  reload(announced: Iterable<[number, string]> = []): void {
    this.#owners.clear();
    for (const row of this.#sql.exec<{ client_id: number; person_id: string }>(
      'SELECT client_id, person_id FROM client_ids',
    ))
      this.#owners.set(row.client_id, row.person_id);
    for (const [clientId, personId] of announced) this.claim(clientId, personId);
  }

  ownerOf(clientId: number): string | undefined {
    return this.#owners.get(clientId);
  }

  /** Binds in memory an id nobody has. Returns whether it is this person's afterwards. */
  claim(clientId: number, personId: string): boolean {
    const owner = this.#owners.get(clientId);
    if (owner === undefined) this.#owners.set(clientId, personId);
    return owner === undefined || owner === personId;
  }

  /** Puts bindings on disk; called inside the transaction that writes the first update of the id. */
  write(clientIds: Iterable<number>, personId: string): void {
    for (const clientId of clientIds)
      this.#sql.exec(
        'INSERT INTO client_ids (client_id, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
        clientId,
        personId,
      );
  }
}
