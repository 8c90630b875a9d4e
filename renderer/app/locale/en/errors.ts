import type { errors as source } from '../id/errors.ts';
import type { Translation } from '../translation.ts';

export const errors = {
  screen: {
    what: 'This page cannot be shown.',
    kept: 'All reports and drafts are still stored on this computer.',
    todo: 'Open the page again. If it still fails, close and reopen the application.',
  },
  notLoaded: {
    what: 'This page could not be loaded yet.',
    kept: 'All reports and drafts are still stored on this computer.',
    todo: 'Try again. If it still fails, the application may have been updated: reload it and sign in again.',
    reload: 'Reload',
  },
  notFound: {
    what: 'Page not found.',
    kept: 'No data has changed.',
    todo: 'Check the address, or start from Today.',
  },
  storage: {
    what: 'The report could not be written to this computer’s storage.',
    kept: 'What you typed is still on the screen.',
    todo: 'Free some storage, then save again. Do not close this page.',
  },
  code: {
    'no-network': {
      what: 'There is no network, so the provincial server cannot be reached.',
      kept: 'What is stored on this computer has not changed.',
      todo: 'Connect the network and try again.',
    },
    'hub-unreachable': {
      what: 'The provincial server does not answer.',
      kept: 'What is stored on this computer has not changed.',
      todo: 'Try again in a few minutes. If it still fails, call the administrator of the provincial server.',
    },
    'hub-error': {
      what: 'The provincial server has a problem.',
      kept: 'What is stored on this computer has not changed.',
      todo: 'Try again in a few minutes.',
    },
    'unknown-code': {
      what: 'The enrolment code is not known.',
      kept: 'Nothing has been registered.',
      todo: "Check the code in the administrator's letter and type it again. Capitals do not matter.",
    },
    'used-code': {
      what: 'This enrolment code was used by another computer.',
      kept: 'Nothing has been registered.',
      todo: 'Ask the administrator of the provincial server for a new code.',
    },
    'expired-code': {
      what: 'This enrolment code has expired.',
      kept: 'Nothing has been registered.',
      todo: 'Ask the administrator of the provincial server for a new code.',
    },
    'wrong-passphrase': {
      what: 'The passphrase does not match.',
      kept: 'Nothing has changed.',
      todo: 'Type your passphrase again. Forgotten? Ask the administrator for a new one.',
    },
    'hub-busy': {
      what: 'Many computers are sending to the hub at once.',
      kept: 'Everything is kept on this computer.',
      todo: 'There is nothing to do: it is sent again by itself in a moment.',
    },
    'too-many-attempts': {
      what: 'Too many attempts.',
      kept: 'Nothing has changed.',
      todo: 'Wait five minutes and try again.',
    },
    'no-slot': {
      what: 'You have never signed in on this computer.',
      kept: 'Data on this computer has not changed.',
      todo: 'The first sign-in needs the network. Connect it and try again.',
    },
    'unknown-staff': {
      what: 'This person is not registered or not active.',
      kept: 'Nothing has changed.',
      todo: 'Ask the administrator of the provincial server to check the staff list.',
    },
    'unknown-workstation': {
      what: 'The provincial server does not know this computer.',
      kept: 'All reports are still stored on this computer.',
      todo: 'Call the administrator of the provincial server to enrol it again.',
    },
    'key-revoked': {
      what: 'The key of this person has been withdrawn.',
      kept: 'All reports are still stored on this computer.',
      todo: 'Call the administrator of the provincial server.',
    },
    'recovery-missing': {
      what: 'The provincial server does not hold the data keys of this computer.',
      kept: 'The data on this computer has not changed.',
      todo: 'Ask somebody who has signed in on this computer to sign in while there is a network, then try again.',
    },
    'challenge-expired': {
      what: 'The provincial server waited too long for this computer.',
      kept: 'Nothing has changed.',
      todo: 'Try again. If it still fails, check the clock of the computer.',
    },
    'must-enrol': {
      what: 'This computer must be enrolled again, so the report cannot be saved yet.',
      kept: 'What you typed stays as a draft on this computer.',
      todo: 'Open Synchronisation and enrol this computer again with a new code from the administrator.',
    },
    'workstation-revoked': {
      what: 'The registration of this computer was revoked.',
      kept: 'All reports are still stored on this computer.',
      todo: 'Call the administrator of the provincial server to register it again.',
    },
    'protocol-too-old': {
      what: 'This version of the app is too old for the provincial server.',
      kept: 'All reports are still stored on this computer.',
      todo: 'Update the app and connect again.',
    },
    'not-allowed': {
      what: 'This cannot be done in the present status or role.',
      kept: 'No entry was added.',
      todo: 'Open the report again; a colleague may have dealt with it.',
    },
    'too-large': {
      what: 'The text is too long for one entry.',
      kept: 'What you typed is still on the screen.',
      todo: 'Shorten the text and save again.',
    },
    'disk-full': {
      what: "This computer's storage is full, so the report is not saved yet.",
      kept: 'What you typed is still on the screen.',
      todo: 'Free some space and save again. Do not close this page.',
    },
    'not-saved': {
      what: 'The report is not saved yet.',
      kept: 'What you typed is still on the screen.',
      todo: 'Try to save again. If it still fails, copy the text and call the administrator.',
    },
    locked: {
      what: 'The screen is locked.',
      kept: 'Drafts are kept.',
      todo: 'Sign in again to go on.',
    },
    'wrong-type': {
      what: 'This type of file is not accepted.',
      kept: 'Everything else is unchanged.',
      todo: 'Choose a JPEG, PNG or WebP photo or a PDF document.',
    },
    other: {
      what: 'This request could not be completed.',
      kept: 'Everything stored is still on this computer.',
      todo: 'Try again. If it still fails, give the technical details below to the administrator.',
    },
  },
  technical: 'Technical details',
} as const satisfies Translation<typeof source>;
