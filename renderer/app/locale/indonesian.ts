import { bundle } from './id/bundle.ts';
import { caseDetail } from './id/case.ts';
import { cases } from './id/cases.ts';
import { common } from './id/common.ts';
import { dashboard } from './id/dashboard.ts';
import { disposition } from './id/disposition.ts';
import { enrolment } from './id/enrolment.ts';
import { errors } from './id/errors.ts';
import { form } from './id/form.ts';
import { frame } from './id/frame.ts';
import { information } from './id/information.ts';
import { paper } from './id/paper.ts';
import { receipt } from './id/receipt.ts';
import { replication } from './id/replication.ts';
import { session } from './id/session.ts';
import { settings } from './id/settings.ts';
import { status } from './id/status.ts';
import { today } from './id/today.ts';

export const indonesian = {
  bundle,
  case: caseDetail,
  cases,
  common,
  dashboard,
  disposition,
  enrolment,
  errors,
  form,
  frame,
  information,
  paper,
  receipt,
  replication,
  session,
  settings,
  status,
  today,
} as const;
