import { expect, it } from 'vitest';
import { CATALOGUE } from '#domain/boards/catalogue.ts';
import { kindsFor } from './kind-search.ts';

const keys = (search: string) => kindsFor(search).map(({ key }) => key);

it('finds without accents or capitals, titles first', () => {
  expect(keys('etat des lieux')[0]).toBe('DIAGNOSIS');
  expect(keys('PHOTO')[0]).toBe('WORK_SITUATION_PHOTO');
  expect(keys('plan d’actions')).toEqual(keys("plan d'actions"));
  // Said by a column only, and offered as an example where one searches.
  expect(keys('indicateur')).toContain('EXPERIMENT_CRITERIA');
  expect(keys('')).toHaveLength(CATALOGUE.length);
  expect(keys('zzz')).toEqual([]);
});
