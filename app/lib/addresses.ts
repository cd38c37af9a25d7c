/* Where things are, so that no page spells another page's address. */

export const boardAddress = (boardId: string) => `/tableaux/${boardId}`;
export const sheetAddress = (sheet: { boardId: string; sheetId: string }) =>
  `/tableaux/${sheet.boardId}/${sheet.sheetId}`;
/** The sheet, opened at one card, row or field. */
export const itemAddress = (sheet: { boardId: string; sheetId: string }, itemId: string) =>
  `${sheetAddress(sheet)}?voir=${encodeURIComponent(itemId)}`;
export const wallAddress = (boardId: string) => `/mur/${boardId}`;
export const sessionAddress = (sessionId: string) => `/seances/${sessionId}`;
export const deliverableAddress = (deliverableId: string) => `/livrables/${deliverableId}`;
