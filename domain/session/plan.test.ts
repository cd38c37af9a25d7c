import { expect, it } from 'vitest';
import * as v from 'valibot';
import { NewSessionSchema } from './plan.ts';

const session = { phaseId: 'p', title: 'Temps collectif 3', startsAt: 1000, endsAt: 2000, visioUrl: null };
const fits = (changes: object) => v.safeParse(NewSessionSchema, { ...session, ...changes }).success;

it('S4: a session ends after it begins, and not days later', () => {
  expect(fits({})).toBe(true);
  expect(fits({ endsAt: 1000 })).toBe(false);
  expect(fits({ endsAt: 900 })).toBe(false);
  expect(fits({ endsAt: 1000 + 15 * 3_600_000 })).toBe(false);
  const evening = Date.UTC(2026, 10, 22, 19);
  expect(fits({ startsAt: evening, endsAt: evening + 14 * 3_600_000 })).toBe(true);
  expect(fits({ startsAt: evening, endsAt: evening + 14 * 3_600_000 + 1 })).toBe(false);
  expect(fits({ title: '   ' })).toBe(false);
});

it('takes a page of the web as its visio, never a script', () => {
  expect(fits({ visioUrl: 'https://visio.example/salle' })).toBe(true);
  for (const visioUrl of ['javascript:alert(1)', 'data:text/html,x', 'visio', ''])
    expect(fits({ visioUrl }), visioUrl).toBe(false);
});
