// The code of a ticket: what stands on it, on its QR code, and what people type.
const address = "/tickets/";
const signs = /^[A-HJKMNP-TV-Z2-9]{12}$/; // none that is taken for another: no I, L, O, U, 0, 1

export const ticket_address = (code: string) => `${location.origin}${address}${code}`;

// In groups of four, as people read it aloud.
export const code_in_fours = (code: string) => code.match(/.{1,4}/g)?.join(" ") ?? "";

// The code in what was scanned or typed: in any case, with spaces or hyphens, alone or at the end of a ticket's address.
export function code_in(read: string): string | undefined {
  const at = read.lastIndexOf(address);
  const bare = at < 0 ? read : read.slice(at + address.length);
  const code = bare.replace(/[\s-]/g, "").toUpperCase();
  return signs.test(code) ? code : undefined;
}
