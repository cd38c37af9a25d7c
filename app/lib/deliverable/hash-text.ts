/** First eight characters: enough to compare two papers by eye, never enough to sign. */
export const shortHash = (hash: string): string => hash.slice(0, 8);

/** The whole hash in groups of eight, so that two people can read it to each other over the phone. */
export const groupedHash = (hash: string): string[] => hash.match(/.{1,8}/g) ?? [];
