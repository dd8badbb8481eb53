// A code as people type it: spaces, dashes and small letters do not matter.
export const tidy_code = (typed: string) =>
  decodeURIComponent(typed)
    .replace(/[\s\-–.]/g, "")
    .toUpperCase();
