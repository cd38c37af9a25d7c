import { describe, expect, it } from 'vitest';
import { pageMarginRules } from './page-margins.ts';

describe('foot of a printed page', () => {
  it('cannot be closed by a title with quotes, backslashes or line ends', () => {
    const rules = pageMarginRules('Un "titre" \\ sur\ndeux lignes', 'portrait');
    expect(rules).toContain('content: "Un \\"titre\\" \\\\ sur deux lignes";');
  });

  it('writes larger on the paper that goes on a wall', () => {
    expect(pageMarginRules('x', 'portrait', 'A3')).toMatch(/size: A3 portrait;[^]*font-size: 13pt/);
    expect(pageMarginRules('x', 'portrait', 'A4')).toMatch(/font-size: 10pt/);
  });

  it('numbers the pages, upright or lying', () => {
    expect(pageMarginRules('x', 'landscape')).toMatch(
      /size: A4 landscape;[^]*counter\(page\) " sur " counter\(pages\)/,
    );
  });
});
