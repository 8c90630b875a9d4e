import { bundle } from './en/bundle.ts';
import { caseDetail } from './en/case.ts';
import { cases } from './en/cases.ts';
import { common } from './en/common.ts';
import { dashboard } from './en/dashboard.ts';
import { disposition } from './en/disposition.ts';
import { enrolment } from './en/enrolment.ts';
import { errors } from './en/errors.ts';
import { form } from './en/form.ts';
import { frame } from './en/frame.ts';
import { information } from './en/information.ts';
import { receipt } from './en/receipt.ts';
import { replication } from './en/replication.ts';
import { session } from './en/session.ts';
import { settings } from './en/settings.ts';
import { status } from './en/status.ts';
import { today } from './en/today.ts';

export const english = {
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
  receipt,
  replication,
  session,
  settings,
  status,
  today,
} as const;
