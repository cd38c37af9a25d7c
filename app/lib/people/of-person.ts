/** « de Claire Aubrelle », « d’Anne Rocheval », « d’Hélène Vasseline »: before a name, as one says it. */
export function ofPerson(name: string): string {
  return /^(?:[aeiouhœæ]|y(?![aeiou]))/.test(name.trim().normalize('NFD').toLowerCase())
    ? `d’${name}`
    : `de ${name}`;
}
