import type { College } from '#domain/people/roles.ts';
import type { SheetSummary } from '#domain/views.ts';

/** Whose a sheet is, in words. `colleges`: what the programme calls each college. */
export function sheetOwner(
  { establishment, college }: Pick<SheetSummary, 'establishment' | 'college'>,
  colleges: Readonly<Record<College, string>>,
): string {
  if (establishment) return establishment.name;
  return college ? `Collège ${colleges[college]}` : 'Tout le cluster';
}
