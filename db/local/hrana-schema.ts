/**
 * The requests of Hrana 2 over HTTP, in JSON, as `@libsql/client` sends them (plus `get_autocommit` and the `is_autocommit`
 * condition of Hrana 3, which cost nothing).
 */
import * as v from 'valibot';

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

const int64 = v.pipe(
  v.string(),
  v.regex(/^-?\d{1,19}$/),
  v.transform((digits) => BigInt(digits)),
  v.check((value) => value >= INT64_MIN && value <= INT64_MAX, 'Not a 64-bit integer'),
);

const value = v.variant('type', [
  v.object({ type: v.literal('null') }),
  v.object({ type: v.literal('integer'), value: int64 }),
  v.object({ type: v.literal('float'), value: v.number() }),
  v.object({ type: v.literal('text'), value: v.string() }),
  v.object({ type: v.literal('blob'), base64: v.string() }),
]);

const sqlId = v.pipe(v.number(), v.integer());
const sqlReference = { sql: v.nullish(v.string()), sql_id: v.nullish(sqlId) };

const statement = v.object({
  ...sqlReference,
  args: v.optional(v.array(value), []),
  named_args: v.optional(v.array(v.object({ name: v.string(), value })), []),
  want_rows: v.nullish(v.boolean(), true),
});

export type BatchCondition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: BatchCondition }
  | { type: 'and' | 'or'; conds: BatchCondition[] }
  | { type: 'is_autocommit' };

const step = v.pipe(v.number(), v.integer(), v.minValue(0));

const condition: v.GenericSchema<BatchCondition> = v.variant('type', [
  v.object({ type: v.picklist(['ok', 'error']), step }),
  v.object({ type: v.literal('not'), cond: v.lazy(() => condition) }),
  v.object({ type: v.picklist(['and', 'or']), conds: v.array(v.lazy(() => condition)) }),
  v.object({ type: v.literal('is_autocommit') }),
]);

const batch = v.object({
  steps: v.array(v.object({ condition: v.nullish(condition), stmt: statement })),
});

const streamRequest = v.variant('type', [
  v.object({ type: v.literal('close') }),
  v.object({ type: v.literal('execute'), stmt: statement }),
  v.object({ type: v.literal('batch'), batch }),
  v.object({ type: v.literal('sequence'), ...sqlReference }),
  v.object({ type: v.literal('describe'), ...sqlReference }),
  v.object({ type: v.literal('store_sql'), sql_id: sqlId, sql: v.string() }),
  v.object({ type: v.literal('close_sql'), sql_id: sqlId }),
  v.object({ type: v.literal('get_autocommit') }),
]);

export const pipelineRequest = v.object({ baton: v.nullish(v.string()), requests: v.array(streamRequest) });

export type WireValue = v.InferInput<typeof value>;
export type ArgumentValue = v.InferOutput<typeof value>;
export type Statement = v.InferOutput<typeof statement>;
export type SqlReference = { sql?: string | null | undefined; sql_id?: number | null | undefined };
export type Batch = v.InferOutput<typeof batch>;
export type StreamRequest = v.InferOutput<typeof streamRequest>;

export type WireError = { message: string; code: string };

/** Result of one statement. Row ids are decimal strings: they may exceed 2^53. */
export type StatementResult = {
  cols: { name: string; decltype: string | null }[];
  rows: WireValue[][];
  affected_row_count: number;
  last_insert_rowid: string | null;
};

export type BatchResult = {
  step_results: (StatementResult | null)[];
  step_errors: (WireError | null)[];
};

export type DescribeResult = {
  params: { name: string | null }[];
  cols: { name: string; decltype: string | null }[];
  is_explain: boolean;
  is_readonly: boolean;
};

export type StreamResponse =
  | { type: 'close' | 'sequence' | 'store_sql' | 'close_sql' }
  | { type: 'execute'; result: StatementResult }
  | { type: 'batch'; result: BatchResult }
  | { type: 'describe'; result: DescribeResult }
  | { type: 'get_autocommit'; is_autocommit: boolean };

export type StreamResult = { type: 'ok'; response: StreamResponse } | { type: 'error'; error: WireError };
