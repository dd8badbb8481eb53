// A fingerprint in groups of four, as people read long numbers aloud.
export const in_fours = (hash: string) => hash.match(/.{1,4}/g)?.join(" ") ?? "";
