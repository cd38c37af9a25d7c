import type { KindOf } from '../boards/kind.ts';
import { compareCell } from './compare-cell.ts';
import { isTitle } from './find-columns.ts';
import { HEADINGS } from './headings.ts';
import { readLineMark } from './line-mark.ts';
import { answerColumn } from './merge-model.ts';
import type { MergePlan } from './merge-plan.ts';
import type { ProjectionOf } from './projection.ts';

/**
 * The file of a form, a line per field, compared with the form as it stands. A field is known by its identifier, else by its title. A field
 * that the file lacks stays as it is. Null when the file has no answers, or nothing that names the fields.
 */
export function mergeForm(
  projection: ProjectionOf<'form'>,
  kind: KindOf<'form'>,
  [titles = [], ...lines]: readonly (readonly string[])[],
): MergePlan | null {
  const at = (heading: string) => titles.findIndex((title) => isTitle(title, heading));
  const [fieldAt, answerAt, idAt] = [at(HEADINGS.field), at(HEADINGS.answer), at(HEADINGS.id)];
  if (answerAt < 0 || (fieldAt < 0 && idAt < 0)) return null;
  const known = [fieldAt, answerAt, idAt];
  const plan: MergePlan = {
    ...{ added: [], changed: [], unchanged: 0, absent: [], gone: [], errors: [], derived: [], pictures: [] },
    ignored: titles.filter((title, column) => title.trim() !== '' && !known.includes(column)),
  };
  const seen = new Set<string>();
  lines.forEach((cells, index) => {
    const line = index + 2;
    const [title, said, mark] = known.map((column) => cells[column] ?? '') as [string, string, string];
    if ([title, said, mark].every((cell) => cell.trim() === '')) return;
    const { id, signs } = readLineMark(mark);
    const field =
      kind.fields.find(({ key }) => key === id) ??
      kind.fields.find((one) => isTitle(title, one.title) && !seen.has(one.key)) ??
      kind.fields.find((one) => isTitle(title, one.title));
    const refuse = (error: MergePlan['errors'][number]['error'], column: string | null, words: string) =>
      void plan.errors.push({ line, column, said: words, error });
    if (!field) return said.trim() === '' ? undefined : refuse('not_a_field', null, title.trim() || id);
    if (seen.has(field.key)) return refuse('twice', null, field.title);
    seen.add(field.key);
    const result = compareCell(answerColumn(field), projection.fields[field.key], said, signs[0]);
    if (result && 'error' in result) refuse(result.error, field.title, said);
    else if (result) plan.changed.push({ id: field.key, line, what: field.title, cells: [result.cell] });
    else plan.unchanged += 1;
  });
  return plan;
}
