import * as v from 'valibot';

/** A session lasts at most this long, in ms: a whole day away from home. */
export const LONGEST_SESSION_MS = 14 * 60 * 60 * 1000;

/** Milliseconds UTC, of a day that a calendar can write: up to the end of the year 9999. */
const Moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(253_402_300_799_999));

/** A link to a visio: a page of the web, never a script. */
const VisioUrl = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(1000),
  v.check((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
  }, 'not a web address'),
);

/** A session as a facilitator plans it (rule S4): it ends after it begins, on the same day or the night after. */
export const NewSessionSchema = v.pipe(
  v.object({
    phaseId: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
    title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    startsAt: Moment,
    endsAt: Moment,
    visioUrl: v.nullable(VisioUrl),
  }),
  v.forward(
    v.partialCheck(
      [['startsAt'], ['endsAt']],
      ({ startsAt, endsAt }) => endsAt > startsAt && endsAt - startsAt <= LONGEST_SESSION_MS,
      'ends before it begins, or too late',
    ),
    ['endsAt'],
  ),
);
/** Everything of it may change until it begins. */
export const SessionEditSchema = NewSessionSchema;

export type NewSession = v.InferOutput<typeof NewSessionSchema>;
export type SessionEdit = NewSession;
