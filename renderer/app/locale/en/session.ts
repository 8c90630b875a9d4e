import type { session as source } from '../id/session.ts';
import type { Translation } from '../translation.ts';

export const session = {
  title: 'Sign in',
  lead: 'Choose your name and type your passphrase. No network is needed if you have signed in on this computer before.',
  leadEnrol:
    'This computer must be enrolled again before it can receive reports. Sign in first, then type a new code from the administrator of the provincial server.',
  person: 'Name',
  needsNetwork: 'first time on this computer, needs the network',
  passphrase: 'Passphrase',
  submit: 'Sign in',
  missingPassphrase: 'Type your passphrase.',
  showPassphrase: 'Show the passphrase',
  capsLock: 'Caps Lock is on.',
  noPerson: 'No such name in this unit',
  nobody: 'This unit has no staff yet. Ask the administrator of the provincial server to add them.',
  step: {
    checking: 'Checking the passphrase…',
    contacting: 'Contacting the provincial server…',
    opening: 'Opening the data on this computer…',
    filling: 'Fetching data from the provincial server: {{done, number}}',
    fillingOf: 'Fetching data from the provincial server: {{done, number}} of {{total, number}}',
  },
  keepWaiting: 'The first fill happens only once. If it is cut off, it goes on later.',
  lastContact: 'The provincial server was last reached {{time}}.',
  neverConnected: 'The provincial server has never been reached.',
  unsent_one: '{{count, number}} report waits to be sent; it goes out once somebody signs in and there is a network.',
  unsent_other: '{{count, number}} reports wait to be sent; they go out once somebody signs in and there is a network.',
  unsentSecret_one: '{{count, number}} of them is secret and waits for an officer who may read it.',
  unsentSecret_other: '{{count, number}} of them are secret and wait for an officer who may read them.',
  blocked: {
    otherWindow: {
      title: 'Already open in another window',
      lead: 'Loket Aduan may be open in one window only, so that no ticket number is given twice. Use that window. As soon as it is closed, this page takes over by itself.',
    },
    store: {
      title: 'The store does not open',
      lead: 'The reports are still in the journal of this computer; nothing was deleted. Close and reopen the app. If it still fails, call the administrator of the provincial server.',
    },
    newerStore: {
      title: 'This app is older than its data',
      lead: 'The data on this computer was written by a newer version of Loket Aduan. Nothing is lost and nothing was changed. Install the newest version, then reopen the app.',
    },
    reload: 'Reload',
  },
} as const satisfies Translation<typeof source>;
