/** CSS string of any text. */
const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`;

/** The rules of a printed sealed page: `foot` at the left of each page's foot, page numbers at the right. */
export function pageMarginRules(foot: string): string {
  const box = `font: 8pt 'Atkinson Hyperlegible Next', Verdana, sans-serif; color: #444;`;
  const margins = `
    @bottom-left { content: ${quoted(foot)}; ${box} }
    @bottom-right { content: "Page " counter(page) " sur " counter(pages); ${box} }`;
  return `
    @page { size: A4; margin: 16mm 14mm 18mm; ${margins} }
    @page sealed-landscape { size: A4 landscape; margin: 14mm 14mm 18mm; ${margins} }`;
}

/**
 * Puts the rules on the page until the returned function is called. As a constructed sheet, because the policy of the page
 * forbids `<style>` elements, and page margins cannot be written in a style attribute.
 */
export function printWithFoot(foot: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageMarginRules(foot));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
