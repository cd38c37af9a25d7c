import { describe, expect, it } from 'vitest';
import { pageMarginRules } from './page-margins.ts';

describe('foot of a printed page', () => {
  it('cannot be closed by a title with quotes, backslashes or line ends', () => {
    const rules = pageMarginRules('Un "titre" \\ sur\ndeux lignes');
    expect(rules).toContain('content: "Un \\"titre\\" \\\\ sur deux lignes";');
  });

  it('numbers the pages upright and lying', () => {
    expect(pageMarginRules('x').match(/counter\(pages\)/g)).toHaveLength(2);
  });
});
