import { sheetKindOf } from '#domain/boards/catalogue.ts';
import type { SheetKind } from '#domain/boards/kind.ts';
import { GrappeError } from '#domain/errors.ts';
import type { Checkpoint } from '#domain/sheet/checkpoint.ts';
import type { SheetProjection } from '#domain/sheet/projection.ts';
import type { ItemWords } from '#domain/sheet/item-words.ts';
import type { TrashedItem } from '#domain/sheet/trash.ts';
import { openSheetDoc, projectSheet, writeTemplate } from '#party/shared/sheet-doc.ts';
import { describeItems } from '#party/shared/item-words.ts';
import { isItem, ItemRules } from '#party/shared/sheet-schema.ts';
import { hiddenItems } from '#party/shared/hidden-items.ts';
import { writeProjection } from '#party/shared/write-projection.ts';
import * as Y from 'yjs';
import type { EditPath } from './edit-path.ts';
import type { RoomLimits } from './room-limits.ts';
import type { Seats } from './seats.ts';
import type { SheetLedger } from './sheet-ledger.ts';

/** One consistent state of the sheet: what it says, its bytes, and the sequence number both stand at. */
export type SheetState = { projection: SheetProjection; yjs: Uint8Array; seq: number; epoch: number };

/** The versions of a sheet: its template, its seal, and its opening for the next one (rules R2 and R5). */
export class SheetVersions {
  readonly #limits: RoomLimits;
  readonly #ledger: SheetLedger;
  readonly #seats: Seats;
  readonly #edits: EditPath;

  constructor(limits: RoomLimits, parts: { ledger: SheetLedger; seats: Seats; edits: EditPath }) {
    this.#limits = limits;
    this.#ledger = parts.ledger;
    this.#seats = parts.seats;
    this.#edits = parts.edits;
  }

  /** Writes the template the first time; follows the database when it is a version ahead (its call to `unseal` was lost). */
  welcome(kind: SheetKind, version: number): void {
    const { facts } = this.#ledger;
    if (!facts) this.#begin(kind, version, (doc) => writeTemplate(doc, kind));
    else if (facts.kind !== kind.key) throw new GrappeError('bad_request', 'sheet of another kind');
    else if (version > facts.version) this.#reopen(version);
  }

  /** See `SheetRoom.project`. */
  state(kindKey: string): SheetState {
    const kind = this.#mustBeKind(kindKey);
    this.#edits.flush();
    const { facts } = this.#ledger;
    let { sheet } = this.#ledger;
    if (!facts) {
      sheet = openSheetDoc(new Y.Doc());
      writeTemplate(sheet.doc, kind);
    }
    return {
      projection: projectSheet(sheet, kind),
      yjs: Y.encodeStateAsUpdate(sheet.doc),
      seq: this.#ledger.seq,
      epoch: facts?.epoch ?? 0,
    };
  }

  /** See `SheetRoom.seal`. */
  seal(kindKey: string, version: number): SheetState {
    const kind = this.#mustBeKind(kindKey);
    this.#edits.flush();
    if (!this.#ledger.facts) this.#begin(kind, version, (doc) => writeTemplate(doc, kind));
    const { facts } = this.#ledger;
    if (facts?.sealed && facts.version !== version) throw new GrappeError('sheet_sealed', 'another version');
    // A submission that was slower than the next version must not seal under the old number.
    if (facts && version < facts.version) throw new GrappeError('bad_request', 'a version that is over');
    if (!facts?.sealed) {
      this.#ledger.compact(Date.now(), { reason: 'seal', label: null });
      this.#ledger.set({ sealed: true, version });
      this.#seats.tellStatus();
    }
    return this.state(kindKey);
  }

  /** See `SheetRoom.unseal`. */
  unseal(version: number): void {
    const { facts } = this.#ledger;
    if (!facts) return;
    if (version < facts.version) throw new GrappeError('bad_request', 'a version that is over');
    if (facts.sealed || version > facts.version) this.#reopen(version);
  }

  /** See `SheetRoom.describe`. */
  describe(kindKey: string, itemIds: readonly string[]): ItemWords[] {
    const kind = this.#mustBeKind(kindKey);
    this.#edits.flush();
    return describeItems(this.#ledger.sheet, kind, itemIds);
  }

  /** See `SheetRoom.trash`. */
  trash(): TrashedItem[] {
    this.#edits.flush();
    const { authors, facts, sheet, deletions } = this.#ledger;
    const kind = facts && sheetKindOf(facts.kind);
    if (!kind) return [];
    const known = deletions.read();
    return hiddenItems(sheet, kind)
      .map(({ id, where, words }): TrashedItem => {
        const deletion = known.get(id);
        return {
          id,
          where,
          words,
          authorId: authors.authorOf(id) ?? null,
          personId: deletion?.personId ?? null,
          at: deletion?.at ?? null,
        };
      })
      .sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
  }

  /** See `SheetRoom.checkpoints`. */
  checkpoints(): Checkpoint[] {
    const kept = this.#ledger.checkpoints;
    return kept.filter(({ reason, items }) => reason !== 'start' || items > 0).reverse();
  }

  /** See `SheetRoom.checkpointState`. */
  checkpointState(generation: number): SheetProjection | null {
    const { facts, snapshots } = this.#ledger;
    const kind = facts && sheetKindOf(facts.kind);
    if (!kind || !snapshots.list().some((snapshot) => snapshot.generation === generation)) return null;
    const sheet = openSheetDoc(new Y.Doc());
    Y.applyUpdate(sheet.doc, snapshots.read(generation));
    return projectSheet(sheet, kind);
  }

  #begin(kind: SheetKind, version: number, write: (doc: Y.Doc) => void): void {
    this.#ledger.begin(kind, version, Date.now(), (doc) => {
      write(doc);
      const rules = new ItemRules(kind);
      for (const item of openSheetDoc(doc).items.values())
        if (!isItem(kind, rules, item)) throw new GrappeError('bad_request', 'content outside the schema');
    });
    this.#edits.openGuard();
  }

  /** Opens a sealed sheet for `version`. A heavy history is left behind: the new version starts from what the sheet says. */
  #reopen(version: number): void {
    const { facts, sheet } = this.#ledger;
    const kind = facts && sheetKindOf(facts.kind);
    if (!facts || !kind) throw new GrappeError('internal', 'room without a sheet');
    this.#edits.flush();
    if (this.#ledger.historyBytes >= this.#limits.historyWarning) {
      const projection = projectSheet(sheet, kind);
      this.#begin(kind, version, (doc) => writeProjection(doc, kind, projection));
      // Their documents are of the old epoch: they come back and take the new one.
      this.#seats.sendAway(
        this.#seats.where(() => true),
        'new version',
      );
      return;
    }
    this.#ledger.set({ version, sealed: false });
    // Rights read while it was sealed do not say what these people may do now.
    this.#seats.sendAway(
      this.#seats.where(({ grant }) => grant.readOnly === 'sheet_sealed'),
      'reopened',
    );
    this.#seats.tellStatus();
  }

  #mustBeKind(kindKey: string): SheetKind {
    const kind = sheetKindOf(kindKey);
    const { facts } = this.#ledger;
    if (!kind || (facts && facts.kind !== kindKey)) throw new GrappeError('bad_request', 'kind');
    return kind;
  }
}
