// One piece of news at a time; it stays until it is used or closed.
export interface Toast {
  text: string;
  action?: string;
  act?: () => void;
}

let toast = $state.raw<Toast>();

export const current_toast = () => toast;

export function show_toast(next: Toast) {
  toast = next;
}

export function close_toast() {
  toast = undefined;
}
