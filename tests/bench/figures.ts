/** One line of the bench's table. */
export type Figure = {
  what: string;
  value: string;
  /** What the value should be, in words; absent when it is only reported. */
  goal?: string;
  missed?: boolean;
};

export const ms = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
export const ratio = (value: number): string => `${value.toFixed(2)}×`;
export const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

/** The figures as a Markdown table. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, goal, missed }) => [
    what,
    value,
    goal ?? 'reported',
    missed ? '**no**' : goal ? 'yes' : '',
  ]);
  return [['figure', 'measured', 'goal', 'held'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
