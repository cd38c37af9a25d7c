/** A number with a French decimal comma: 12,5. */
export function frenchNumber(value: number): string {
  return String(value).replace('.', ',');
}

/** `2027-01-31` as 31/01/2027; anything else as it was written. A date has no time zone: it is never parsed as an instant. */
export function frenchDay(day: string): string {
  return day.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
}
