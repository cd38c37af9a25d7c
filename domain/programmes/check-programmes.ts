import { schemaProblems, type Programme } from './programme.ts';

/**
 * Everything that keeps these programmes from being built, a line each: what the schema refuses, two of one code, boards that the
 * catalogue has not. `isKind` says whether there is a kind of board with this key.
 */
export function programmeProblems(
  programmes: readonly Programme[],
  isKind: (key: string) => boolean,
): string[] {
  const codes = programmes.map(({ code }) => code);
  return programmes.flatMap((programme, index) => {
    const problems = schemaProblems(programme);
    // What the schema refuses has no boards to look through.
    if (problems.length > 0) return problems;
    return [
      ...(codes.indexOf(programme.code) < index ? [`${programme.code}: two programmes have this code`] : []),
      ...boardsOf(programme)
        .filter((key) => !isKind(key))
        .map((key) => `${programme.code}: ${key} is no kind of board`),
    ];
  });
}

/** Keys of the board kinds a programme names, offered ones included. */
function boardsOf({ phases }: Programme): string[] {
  return phases.flatMap(({ boards, expected, suggestion }) => [
    ...boards,
    ...(suggestion?.boards ?? []),
    ...[...expected, ...(suggestion?.expected ?? [])].flatMap(({ boardKind }) => boardKind ?? []),
  ]);
}
