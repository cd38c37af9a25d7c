import { programmeOf } from '#domain/programmes/all.ts';
import { ProgrammeSchema, type Programme } from '#domain/programmes/programme.ts';
import * as v from 'valibot';

const Code = v.object({ code: v.string() });

/**
 * A programme as it stood when its cluster was created. One stored before a field was added to the schema is read from today's data of
 * the same code. Throws a `ValiError` for what is no programme at all.
 */
export function storedProgramme(template: unknown): Programme {
  const stored = v.safeParse(ProgrammeSchema, template);
  if (stored.success) return stored.output;
  return programmeOf(v.parse(Code, template).code) ?? v.parse(ProgrammeSchema, template);
}
