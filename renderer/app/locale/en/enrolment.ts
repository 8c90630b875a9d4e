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
  foot: 'Once registered, this computer can take reports without a network.',
} as const satisfies Translation<typeof source>;
