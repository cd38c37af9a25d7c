import { expect, it } from 'vitest';
import type { SheetSummary } from '#domain/views.ts';
import { nearSheets, sharedTitles } from './near-sheets.ts';

const sheet = (boardId: string, editedAt: number | null): SheetSummary => ({
  sheetId: `s-${boardId}`,
  boardId,
  boardTitle: boardId,
  kind: 'SWOT',
  family: 'cards',
  phaseTitle: '',
  establishment: null,
  college: null,
  state: 'empty',
  version: 1,
  editedAt,
  canEdit: true,
});
const phases = [
  { state: 'done' as const, boards: [] },
  { state: 'current' as const, boards: [{ id: 'h', title: '', kind: '' }] },
];
const names = (sheets: readonly SheetSummary[]) => sheets.map(({ boardId }) => boardId).join('');

it('shows the current phase and what was written last, in the given order, and folds the others', () => {
  const sheets = [...'abcdefgh'].map((id, index) => sheet(id, index % 2 ? index : null));
  const { near, others } = nearSheets(sheets, phases);
  expect(names(near)).toBe('abdfh');
  expect(names(others)).toBe('ceg');
});

it('folds nothing for one sheet more', () => {
  const { near, others } = nearSheets(
    [...'abcdef'].map((id) => sheet(id, null)),
    phases,
  );
  expect([names(near), names(others)]).toEqual(['abcdef', '']);
});

it('knows the titles that do not tell one sheet from another', () => {
  const titles = ['Bilan', 'Frise', 'Bilan', 'Vote'].map((boardTitle) => ({ boardTitle }));
  expect([...sharedTitles(titles)]).toEqual(['Bilan']);
});
