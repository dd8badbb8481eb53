// Single letters, for those who want them: they can be switched off (WCAG 2.1.4), and the choice is remembered.
export type Command = "next" | "previous" | "select" | "approve" | "hide" | "undo" | "help";

const commands: Record<string, Command> = {
  j: "next",
  k: "previous",
  x: "select",
  a: "approve",
  h: "hide",
  u: "undo",
  "?": "help",
};
export const shortcuts = Object.entries(commands).map(([key, command]) => ({ key, command }));

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  defaultPrevented: boolean;
  target: unknown;
}

// Where letters are written they are letters.
function is_typing(target: unknown): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && target.type !== "checkbox";
}

export function command_of(pressed: Pressed): Command | undefined {
  const { key, ctrlKey, metaKey, altKey, defaultPrevented, target } = pressed;
  if (defaultPrevented || ctrlKey || metaKey || altKey || is_typing(target)) return undefined;
  return commands[key];
}

const remembered = "arengo:moderation_keys";

export const keys_are_on = () => localStorage.getItem(remembered) !== "off";

export function switch_keys(on: boolean) {
  if (on) localStorage.removeItem(remembered);
  else localStorage.setItem(remembered, "off");
}
