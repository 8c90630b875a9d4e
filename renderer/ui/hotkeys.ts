import { createContext, useContext, useEffect, useRef } from 'react';

export interface Hotkey {
  /** As shown: 'Alt+N', 'Ctrl+Enter', 'F6', '?'. */
  keys: string;
  /** What it does, as the shortcut sheet says it. */
  label: string;
  action(): void;
  scope: 'everywhere' | 'page';
  /** Runs also while a dialog is open (hiding the screen must). */
  inDialogs?: boolean;
}

export interface Hotkeys {
  add(hotkey: Hotkey): () => void;
  list(): readonly Hotkey[];
}

/** One registry per window: the last one added for a key wins, so that a page may take a key over. */
export function createHotkeys(target: Window): Hotkeys {
  let known: readonly Hotkey[] = [];
  target.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const dialogOpen = target.document.querySelector('[aria-modal="true"], dialog:modal') !== null;
    const hotkey = known.findLast((each) => pressed(each.keys, event) && (!dialogOpen || each.inDialogs));
    if (!hotkey || (typesText(hotkey.keys) && editable(event.target))) return;
    event.preventDefault();
    hotkey.action();
  });
  return {
    add(hotkey) {
      known = [...known, hotkey];
      return () => {
        known = known.filter((each) => each !== hotkey);
      };
    },
    list: () => known,
  };
}

export const HotkeysContext = createContext<Hotkeys | undefined>(undefined);

export function useHotkeys(): Hotkeys {
  const hotkeys = useContext(HotkeysContext);
  if (!hotkeys) throw new Error('Hotkeys need a HotkeysContext above them');
  return hotkeys;
}

/** Registers a key while the component is mounted and `enabled`. The label lands in the shortcut sheet. */
export function useHotkey(
  keys: string,
  label: string,
  action: () => void,
  options: { scope?: Hotkey['scope']; enabled?: boolean; inDialogs?: boolean } = {},
): void {
  const { scope = 'page', enabled = true, inDialogs = false } = options;
  const hotkeys = useHotkeys();
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    if (!enabled) return;
    return hotkeys.add({ keys, label, scope, inDialogs, action: () => latest.current() });
  }, [hotkeys, keys, label, scope, inDialogs, enabled]);
}

function pressed(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier);
  if (event.key.toLowerCase() !== key.toLowerCase()) return false;
  if (event.ctrlKey !== has('Ctrl') || event.altKey !== has('Alt') || event.metaKey) return false;
  return !/^[a-z]$|^.{2,}$/i.test(key) || event.shiftKey === has('Shift');
}

/** A key that would write a character when pressed in a field. */
function typesText(keys: string): boolean {
  return keys.replace('Shift+', '').length === 1;
}

function editable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}
