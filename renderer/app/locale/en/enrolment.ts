import type { enrolment as source } from '../id/enrolment.ts';
import type { Translation } from '../translation.ts';

export const enrolment = {
  title: 'Register this computer',
  lead: 'Once only, and it needs the network. The administrator of the provincial server gives the one-time code.',
  address: 'Address of the provincial server',
  addressHint: 'For example: https://lapor.contoh.go.id',
  code: 'Enrolment code',
  codeHint: 'Capitals do not matter.',
  name: 'Name of the computer',
  nameHint: 'To recognise it, for example “Counter 1, ground floor”.',
  submit: 'Register',
  missing: {
    address: 'Type the address of the provincial server, beginning with https://',
    code: "Type the code from the administrator's letter.",
    name: 'Give this computer a name.',
  },
  again: {
    title: 'Enrol this computer again',
    happened: 'This computer seems to have been restored from a backup, or its disk was copied',
    why: 'The provincial server already holds other entries under the same numbers. So that no two citizens have the same ticket number, this computer needs a new computer code.',
    kept: 'Everything saved on computer {{code}} stays; nothing is deleted.',
    drafts: 'Your drafts move along, with their photos.',
    reissued:
      'What was not sent is issued again after enrolment. Reports whose number is taken get a new ticket number; the receipts to print again are listed in Today.',
    people:
      'Every officer signs in once more while there is a network. Secret entries wait for someone who may read them.',
    codeHint: 'Ask the administrator of the provincial server for a new one-time code.',
    submit: 'Enrol again',
    done: 'This computer is enrolled again. Sign in again while there is a network.',
    notDue: 'This computer need not be enrolled again',
    notDueHint: 'Its ticket numbers are used here only.',
  },
  foot: 'Once registered, this computer can take reports without a network.',
} as const satisfies Translation<typeof source>;
