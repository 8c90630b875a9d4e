import type { bundle as source } from '../id/bundle.ts';
import type { Translation } from '../translation.ts';

const unchanged = 'Nothing has changed on this computer.';
const unread = 'Nothing was read from it.';

export const bundle = {
  title: 'No network at all? Send by USB',
  lead: 'An encrypted parcel to be carried on a USB stick. Only the provincial server can open it; its answer can only be opened on this computer.',
  contents: 'What goes in',
  contentsValue: '{{reports}}, {{files}}',
  files_one: '{{count, number}} photo or document',
  files_other: '{{count, number}} photos or documents',
  nothing: 'Nothing waits to be sent; a parcel can still be made to fetch news.',
  last: 'Last parcel',
  lastValue: 'Number {{number, number}}, {{time}}',
  noLast: 'None was made yet',
  answered: 'Last answer',
  answeredValue: 'To parcel number {{number, number}}, read {{time}}',
  noAnswer: 'None yet',
  export: 'Make a parcel for USB',
  import: 'Read an answer from USB',
  answerFile: 'Answer file',
  exporting: '{{done, number}} of {{total, number}} entries and files prepared',
  importing: 'The answer is being checked and read',
  stopped: 'Stopped. No parcel was made, and no report has changed.',
  exported: 'Parcel number {{number, number}} is ready: {{reports}}, {{files}}, {{size}}.',
  exportedHint:
    'Save {{name}} on a USB stick and take it to the administrator of the provincial server. Its reports count as not sent until the answer is read here.',
  saveAgain: 'Save again',
  imported: 'The answer to parcel number {{number, number}} was read: {{parts}}.',
  accepted_one: '{{count, number}} report taken by the provincial server',
  accepted_other: '{{count, number}} reports taken by the provincial server',
  rejected_one: '{{count, number}} needs mending',
  rejected_other: '{{count, number}} need mending',
  arrived_one: '{{count, number}} new report',
  arrived_other: '{{count, number}} new reports',
  changed_one: '{{count, number}} report changed',
  changed_other: '{{count, number}} reports changed',
  filesArrived_one: '{{count, number}} new photo or document',
  filesArrived_other: '{{count, number}} new photos or documents',
  fault: {
    'bundle-foreign': {
      what: 'This file is no parcel of Loket Aduan.',
      kept: unchanged,
      todo: 'Choose the answer file from the administrator of the provincial server; its name ends in -jawaban.loket.',
    },
    'bundle-newer': {
      what: 'This answer was made by a newer version of the app.',
      kept: unchanged,
      todo: 'Update the app, then read the answer again.',
    },
    'bundle-torn': {
      what: 'This file is cut off, perhaps because the stick was pulled out too early.',
      kept: unchanged,
      todo: 'Copy the answer file from the administrator of the provincial server again.',
    },
    'bundle-altered': {
      what: 'This file is damaged or was altered.',
      kept: unchanged,
      todo: 'Copy the answer file from the administrator again. If it is still damaged, use another stick.',
    },
    'bundle-forged': {
      what: 'This answer is not signed by your provincial server.',
      kept: unread,
      todo: 'Do not use it. Ask the administrator of the provincial server where this file comes from.',
    },
    'bundle-direction': {
      what: 'This is a parcel for the provincial server, not its answer.',
      kept: unchanged,
      todo: 'Take the parcel to the administrator of the provincial server, then read the answer here.',
    },
    'bundle-other-hub': {
      what: 'This answer is from another server.',
      kept: unread,
      todo: 'Ask for an answer of the provincial server that this computer is registered with.',
    },
    'bundle-other-district': {
      what: 'This answer is for another district.',
      kept: unread,
      todo: 'Choose the answer for this computer, or return the file to the administrator.',
    },
    'bundle-other-workstation': {
      what: 'This answer is for another computer.',
      kept: unread,
      todo: 'Read it on the computer that made the parcel.',
    },
    'bundle-other-person': {
      what: 'Another officer made the parcel, and the answer is for them.',
      kept: unread,
      todo: 'Ask them to sign in and read it on this computer, or make a new parcel in your own name.',
    },
    'bundle-older': {
      what: 'A newer answer was read before.',
      kept: 'What the newer answer brought still holds.',
      todo: 'There is nothing to do; the file may be deleted from the stick.',
    },
    'bundle-unknown': {
      what: 'The parcel that this answers is not known on this computer.',
      kept: 'Nothing has changed, and reports that are not sent are still stored.',
      todo: 'Make a new parcel and take it to the administrator of the provincial server.',
    },
    'bundle-revoked': {
      what: 'This computer or officer may not send any more.',
      kept: 'All reports are still stored on this computer.',
      todo: 'Contact the administrator of the provincial server.',
    },
  },
} as const satisfies Translation<typeof source>;
