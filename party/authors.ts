/**
 * Who first wrote each card or row. Kept beside the document, never in it: inside, any client could sign as another, and a
 * board exported with its document would give the authors away.
 */
export class Authors {
  readonly #sql: SqlStorage;
  readonly #people = new Map<string, string>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(
      'CREATE TABLE IF NOT EXISTS authors (item_id TEXT PRIMARY KEY, person_id TEXT NOT NULL, at INTEGER NOT NULL) STRICT',
    );
  }

  /** Forgets what was only claimed and reads what is on disk. */
  reload(): void {
    this.#people.clear();
    for (const row of this.#sql.exec<{ item_id: string; person_id: string }>(
      'SELECT item_id, person_id FROM authors',
    ))
      this.#people.set(row.item_id, row.person_id);
  }

  authorOf(itemId: string): string | undefined {
    return this.#people.get(itemId);
  }

  /** Ids of everything a person wrote. */
  itemsOf(personId: string): string[] {
    return [...this.#people].flatMap(([itemId, author]) => (author === personId ? [itemId] : []));
  }

  /** Remembers the author in memory, for updates that come before the write. */
  claim(itemIds: Iterable<string>, personId: string): void {
    for (const itemId of itemIds) if (!this.#people.has(itemId)) this.#people.set(itemId, personId);
  }

  /** Puts authors on disk; called inside the transaction that writes the update. `at`: milliseconds UTC. */
  write(itemIds: Iterable<string>, personId: string, at: number): void {
    for (const itemId of itemIds)
      this.#sql.exec(
        'INSERT INTO authors (item_id, person_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        itemId,
        personId,
        at,
      );
  }
}
