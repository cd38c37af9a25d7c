/** A card that goes from the draft box to the sheet. `personId`: its author in private mode, null when nobody's name is kept. */
export type RevealedCard = { id: string; zone: string; text: string; personId: string | null };
