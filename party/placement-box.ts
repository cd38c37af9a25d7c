import type { ErrorCode, Outcome } from '#domain/errors.ts';
import { canonicalPoints, refusalOf } from '#domain/placement/place-rules.ts';
import type { PlacementTerms, Points } from '#domain/placement/placement.ts';
import { summarise, type PlacementResult } from '#domain/placement/result.ts';
import { SecretBox, type OwnEntry, type Received, type Refusals, type Taken } from './secret-box.ts';

/** One placement of a map's cards, named by its id: what each person places alone, until the reveal (rules P1–P8). */
export class PlacementBox extends SecretBox<PlacementTerms, Points, PlacementResult> {
  protected readonly refusals: Refusals = {
    notOpen: 'placement_not_open',
    alreadyOpen: 'placement_already_open',
    closed: 'placement_revealed',
    notExpected: 'not_a_placer',
    nobody: 'placement_needs_people',
  };

  /** Opens the placement for the people who may write on the sheet now (rule P2). */
  open(terms: PlacementTerms, personIds: string[]): Outcome<Received> {
    return this.begin(terms, personIds);
  }

  /** Keeps all that a person has placed, in place of what they had placed before (rule P3). Nothing placed is nothing kept. */
  place(personId: string, points: Points): Outcome<Taken> {
    return this.take(personId, points);
  }

  own(personId: string): Outcome<OwnEntry<Points>> {
    return this.ownOf(personId);
  }

  turnout(): Outcome<Received> {
    return this.tally();
  }

  /** Medians and spreads; the points they were made of are destroyed (rule P6). */
  reveal(): Outcome<PlacementResult> {
    return this.conclude();
  }

  protected refusalOf(points: Points, terms: PlacementTerms): ErrorCode | null {
    return refusalOf(points, terms);
  }

  protected canonical(points: Points, terms: PlacementTerms): Points | null {
    const written = canonicalPoints(points, terms);
    return Object.keys(written).length > 0 ? written : null;
  }

  protected summarise(
    terms: PlacementTerms,
    expected: number,
    everyone: Points[],
    revealedAt: number,
  ): PlacementResult {
    return summarise(terms, expected, everyone, revealedAt);
  }

  protected receivedIn({ placed }: PlacementResult): number {
    return placed;
  }
}
