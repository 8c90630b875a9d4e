import type { settings as source } from '../id/settings.ts';
import type { Translation } from '../translation.ts';

export const settings = {
  title: 'Settings',
  looks: 'Language and looks',
  language: 'Language',
  theme: 'Appearance',
  themes: { light: 'Light', dark: 'Dark', auto: 'As the computer' },
  computer: 'This computer',
  workstation: 'Computer code',
  unit: 'Unit',
  district: 'District',
  shell: 'App',
  shells: { electron: 'Installed on the computer', browser: 'Browser' },
  vault: 'Key store',
  vaults: {
    keyring: 'Protected by the operating system',
    basic: 'Without protection by the operating system; weaker',
    browser: 'Browser profile; weaker protection',
  },
  version: 'Version',
  people: 'People on this computer',
  canSignIn: 'can sign in without a network',
  mustConnect: 'has never signed in here',
  shortcuts: 'Keyboard shortcuts',
  shortcutsText: 'outside a field shows every shortcut of that page.',
  sources: 'Sources of data',
  sourcesText:
    'Names and codes of places: Kemendagri through idn-area-data, licence ODbL 1.0. Categories: SP4N-LAPOR!. Holidays: SKB 3 Menteri.',
} as const satisfies Translation<typeof source>;
