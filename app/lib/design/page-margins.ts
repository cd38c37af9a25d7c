/** CSS string of any text. */
const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`;

export type PageTurn = 'portrait' | 'landscape';
export type Paper = 'A4' | 'A3';

/** A3 goes on a wall, and is read from two steps away: its words grow with it, less than the paper does, so that it still holds more. */
const SIZE_OF_WORDS: Record<Paper, string> = { A4: '10pt', A3: '13pt' };

/** The rules of a printed page: `foot` at the left of each page's foot, page numbers at the right. */
export function pageMarginRules(foot: string, turn: PageTurn, paper: Paper = 'A4'): string {
  const box = `font: ${paper === 'A3' ? 10 : 8}pt 'Atkinson Hyperlegible Next', Verdana, sans-serif; color: #444;`;
  return `
    @page {
      size: ${paper} ${turn};
      margin: 16mm 14mm 18mm;
      @bottom-left { content: ${quoted(foot)}; ${box} }
      @bottom-right { content: "Page " counter(page) " sur " counter(pages); ${box} }
    }
    @media print { :root { font-size: ${SIZE_OF_WORDS[paper]}; } }`;
}

/**
 * Puts the rules on the page until the returned function is called. As a constructed sheet, because the policy of the page
 * forbids `<style>` elements, and page margins cannot be written in a style attribute. The paper is also said on the root element
 * (`data-paper="A4 landscape"`): the browser asks `(orientation)` of the paper it had before it read the rules.
 */
export function printWithFoot(foot: string, turn: PageTurn, paper: Paper = 'A4'): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageMarginRules(foot, turn, paper));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const { dataset } = document.documentElement;
  const before = dataset.paper;
  dataset.paper = `${paper} ${turn}`;
  return () => {
    if (before === undefined) delete dataset.paper;
    else dataset.paper = before;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
