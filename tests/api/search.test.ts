import { beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { initialRepresentations } from '#domain/boards/kinds/initial-representations.ts';
import { addCard } from '#party/shared/sheet-edits.ts';
import { writeOnSheet } from '../../scripts/demo/write-on-sheet.ts';
import { as } from './caller.ts';
import { seedCluster, seedLogin, type SeededCluster } from './seed.ts';

let cluster: SeededCluster;

/** Each sheet says the same word, and its own name. */
beforeAll(async () => {
  cluster = await seedCluster();
  const write = async (
    who: 'directionA' | 'staffA' | 'tradeB',
    sheet: 'a' | 'b' | 'staffOfA',
    text: string,
  ) => {
    const { cookie } = await seedLogin(cluster[who]);
    await writeOnSheet(inject('grappe').origin, cookie, cluster.sheet[sheet], (doc) => {
      addCard(doc, initialRepresentations, { zone: 'fears' }, { text });
    });
  };
  await write('directionA', 'a', 'La Réunion de La Fontaine');
  await write('staffA', 'staffOfA', 'La réunion des élus');
  await write('tradeB', 'b', 'Une REUNION au Pré');
  const lead = await as(cluster.lead);
  await vi.waitFor(
    async () => {
      const { body } = await lead.get(`/api/boards/${cluster.boardId}`);
      expect(
        body.sheets.filter(({ editedAt }: { editedAt: number | null }) => editedAt !== null),
      ).toHaveLength(2);
    },
    { timeout: 20_000, interval: 100 },
  );
});

type Who = 'directionA' | 'staffA' | 'tradeB' | 'facilitatorA' | 'lead' | 'observer';
const find = async (who: Who, q: string) =>
  (await as(cluster[who])).get(`/api/search?q=${encodeURIComponent(q)}`);
const sheetsOf = (body: { sheets: { sheet: { sheetId: string } }[] }) =>
  body.sheets.map(({ sheet }) => sheet.sheetId).sort();

describe('a search', () => {
  test('finds words whatever their accents and capitals, with what is around (rule X1)', async () => {
    const { status, body } = await find('directionA', 'reunion de');
    expect(status).toBe(200);
    expect(body.sheets).toHaveLength(1);
    expect(body.sheets[0]).toMatchObject({
      sheet: { sheetId: cluster.sheet.a },
      count: 1,
      hits: [{ where: 'Ce que je crains', before: 'La ', match: 'Réunion de', after: ' La Fontaine' }],
    });
  });

  test('asks only the sheets this person may read (rule X2)', async () => {
    const { a, b, staffOfA } = cluster.sheet;
    await vi.waitFor(
      async () => expect(sheetsOf((await find('staffA', 'réunion')).body)).toEqual([a, staffOfA].sort()),
      { timeout: 20_000, interval: 100 },
    );
    expect(sheetsOf((await find('directionA', 'réunion')).body)).toEqual([a]);
    expect(sheetsOf((await find('tradeB', 'réunion')).body)).toEqual([b]);
    expect(sheetsOf((await find('lead', 'réunion')).body)).toEqual([a, b].sort());
    const { text } = await find('tradeB', 'réunion');
    expect(text).not.toContain('Fontaine');
    expect(await find('observer', 'réunion')).toMatchObject({ status: 403, body: { error: 'forbidden' } });
  });

  test('follows a release at once, and its end', async () => {
    const facilitator = await as(cluster.facilitatorA);
    await facilitator.post(`/api/sheets/${cluster.sheet.a}/release`, { released: true });
    expect(sheetsOf((await find('tradeB', 'fontaine')).body)).toEqual([cluster.sheet.a]);
    await facilitator.post(`/api/sheets/${cluster.sheet.a}/release`, { released: false });
    expect(sheetsOf((await find('tradeB', 'fontaine')).body)).toEqual([]);
  });

  test('never crosses clusters, and says nothing to a letter or a novel', async () => {
    const other = await seedCluster();
    const stranger = await as(other.lead);
    expect((await stranger.get('/api/search?q=reunion')).body.sheets).toEqual([]);
    expect((await find('lead', 'r')).body.sheets).toEqual([]);
    expect((await find('lead', 'r'.repeat(81))).status).toBe(400);
  });
});
