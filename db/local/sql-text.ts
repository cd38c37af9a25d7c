/**
 * What `node:sqlite` does not tell about a SQL text: its parameters, and whether anything but comments is left in it. Follows
 * SQLite's own tokens: strings, quoted names and comments are skipped, so a `?` or `;` inside them means nothing.
 */
const TOKEN =
  /--[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|\?\d*|[:@#$][\w$\u0080-\uffff]+(?:::[\w$\u0080-\uffff]+)*|[\w$\u0080-\uffff]+|\s+|[^]/g;

/**
 * The parameters of one statement, in binding order: slot i holds the name of SQLite's parameter i + 1 with its prefix
 * (`:name`, `?3`), or null for a bare `?`.
 */
export function parametersOf(sql: string): (string | null)[] {
  const slots: (string | null)[] = [];
  for (const [token] of sql.matchAll(TOKEN)) {
    if (token === '?') {
      slots.push(null);
    } else if (/^\?\d/.test(token)) {
      const index = Number(token.slice(1));
      // SQLite's own ceiling, checked before the array grows; its prepare refuses the text anyway.
      if (index < 1 || index > 32_766) continue;
      while (slots.length < index) slots.push(null);
      slots[index - 1] = token;
    } else if (/^[:@#$]./.test(token) && !slots.includes(token)) {
      slots.push(token);
    }
  }
  return slots;
}

/** True when a text holds no statement: only blanks, comments and semicolons. */
export function isBlankSql(sql: string): boolean {
  for (const [token] of sql.matchAll(TOKEN)) {
    if (!/^(?:\s|;|--|\/\*)/.test(token)) return false;
  }
  return true;
}

/** First word of a statement, in upper case: `EXPLAIN`, `SELECT`… */
export function firstKeyword(sql: string): string {
  for (const [token] of sql.matchAll(TOKEN)) {
    if (/^[A-Za-z]/.test(token)) return token.toUpperCase();
  }
  return '';
}
