import { checkPeople, isError, type PersonIssue } from '#domain/people/import.ts';
import { columnsLeftOut, readPeople } from '#domain/people/people-table.ts';
import { emptyPerson, type PeopleContext, type PersonDraft } from '#domain/people/person-draft.ts';
import { ApiError } from '#app/lib/api.ts';
import { GrappeError } from '#domain/errors.ts';
import type { AnyErrorCode } from '#app/lib/french/errors.ts';
import { pastedTable } from './pasted-table.ts';

type Hold = { get people(): PersonDraft[]; set people(people: PersonDraft[]) };

/** A list of people being prepared: typed, pasted, read from a file, corrected in place. It belongs to whoever holds it. */
export class PeopleList {
  readonly #hold: Hold;
  readonly #context: () => PeopleContext;
  failure = $state<AnyErrorCode | null>(null);
  reading = $state(false);
  /** Headings of the last table that nothing was made of. */
  leftOut = $state.raw<string[]>([]);

  constructor(hold: Hold, context: () => PeopleContext) {
    this.#hold = hold;
    this.#context = context;
  }

  get people(): PersonDraft[] {
    return this.#hold.people;
  }

  readonly issues = $derived.by<PersonIssue[]>(() => checkPeople(this.people, this.#context()));
  readonly errors = $derived(this.issues.filter(isError));

  issuesOf(index: number): PersonIssue[] {
    return this.issues.filter((issue) => issue.index === index);
  }

  add(more: Partial<PersonDraft> = {}) {
    this.people.push({ ...emptyPerson(), ...more });
  }

  remove(index: number) {
    this.people.splice(index, 1);
  }

  clear() {
    this.#hold.people = [];
  }

  /** How many lines were read from what was copied. */
  paste(text: string): number {
    return this.#take(pastedTable(text));
  }

  /** How many lines were read from a file; 0 with `failure` set when it could not be. */
  async read(file: File): Promise<number> {
    this.failure = null;
    this.reading = true;
    try {
      const { readTable } = await import('#app/lib/spreadsheet/spreadsheet.ts');
      return this.#take(await readTable(file, file.name));
    } catch (error) {
      const known = error instanceof GrappeError || error instanceof ApiError;
      if (!known) console.error(error);
      this.failure = known ? error.code : 'spreadsheet_unreadable';
      return 0;
    } finally {
      this.reading = false;
    }
  }

  #take(rows: string[][]): number {
    // A line of the offered file that was left without a name is no one.
    const read = readPeople(rows, this.#context()).filter(({ name, title }) => name || title);
    this.leftOut = read.length > 0 ? columnsLeftOut(rows) : [];
    const typed = this.people.filter(({ name, title }) => name.trim() || title.trim());
    this.#hold.people = [...typed, ...read];
    return read.length;
  }
}
