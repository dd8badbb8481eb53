// RFC 7396, without touching what it is given: unchanged branches are shared, so a redraw sees what is new.
type Json = unknown;
type JsonObject = Record<string, Json>;

function is_object(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function merge_patch<T>(before: T, patch: Json): T {
  if (!is_object(patch)) return patch as T;
  const after: JsonObject = is_object(before) ? { ...before } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete after[key];
    else set(after, key, merge_patch(Object.hasOwn(after, key) ? after[key] : undefined, value));
  }
  return after as T;
}

// A plain assignment to "__proto__" would change the object's prototype instead of its contents.
function set(target: JsonObject, key: string, value: Json) {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
