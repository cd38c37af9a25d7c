/** A part of a picture, drawn from its own top; measures in units, 1,400 for the long side of an A4 page. */
export type Drawing = { svg: string; width: number; height: number };
