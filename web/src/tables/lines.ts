// Who is writing in a line: a claim counts until its hour, and is let go by itself.
import type { Line } from "../wire/tables";

export function writer_of(line: Line, now: number, but_not?: number): string | undefined {
  const { writer } = line;
  if (!writer || Date.parse(writer.until) <= now || (but_not !== undefined && writer.person_id === but_not))
    return undefined;
  return writer.name;
}

export const is_bare = (line: Line) => Object.keys(line.cites ?? {}).length === 0;
