import { openDatabase } from '#db/client.ts';
import { keepPlacementResult } from '#db/queries/placements.ts';
import { keepRoundResult } from '#db/queries/questionnaires.ts';
import { findSheet } from '#db/queries/sheets.ts';
import type { PlacementResult } from '#domain/placement/result.ts';
import type { RoundResult } from '#domain/questionnaire/result.ts';
import { AnswerBox } from '#party/answer-box.ts';
import { DraftBox, type RevealedBatch } from '#party/draft-box.ts';
import { PlacementBox } from '#party/placement-box.ts';
import { putRevealed } from './draft-desk.ts';
import type { Env } from './env.ts';
import { refreshSheet } from './room-access.ts';

/*
 * The boxes, in the one place that knows both them and the database: what a Worker that died left in one is brought to its
 * place by the box itself, a minute later, and forgotten there (rules P6, Q6 and W7).
 */

const databaseOf = (env: unknown) => {
  const { TURSO_DATABASE_URL: url, TURSO_AUTH_TOKEN: authToken } = env as Env;
  return openDatabase({ url, authToken });
};

export class KeptPlacementBox extends PlacementBox {
  protected override async keep(result: PlacementResult): Promise<boolean> {
    await keepPlacementResult(databaseOf(this.env), result);
    return true;
  }
}

export class KeptAnswerBox extends AnswerBox {
  protected override async keep(result: RoundResult): Promise<boolean> {
    await keepRoundResult(databaseOf(this.env), result);
    return true;
  }
}

export class KeptDraftBox extends DraftBox {
  protected override async deliver(batch: RevealedBatch): Promise<boolean> {
    const env = this.env as Env;
    const db = databaseOf(env);
    const row = this.ctx.id.name === undefined ? undefined : await findSheet(db, this.ctx.id.name);
    if (!row) return false;
    await putRevealed(env, db, row, batch, null);
    this.finish(batch.round);
    await refreshSheet(env, db, row.sheet.id);
    return true;
  }
}
