import { SealBroken } from '#shared/crypto/sealed-value.ts';
import type { SessionAnswer } from '#shared/replication/protocol.ts';
import type { Desktop } from '../platform/desktop.ts';
import { DeskError, type SignInStep } from './desk.ts';
import { type Enrolment, formerEnrolments, recordsOf } from './enrolment.ts';
import { type Credentials, keyRingOf, Slots, type Stretch } from './keys.ts';
import type { FormerWorkstation } from './reissue/former.ts';
import { readProgress } from './reissue/reissue-progress.ts';
import type { Contacts } from './replication/contact.ts';
import type { Fetch } from './replication/hub-calls.ts';
import { signInWithHub } from './sign-in.ts';

interface CredentialParts {
  desktop: Desktop;
  fetch: Fetch;
  now: () => number;
  stretch: Stretch;
  contacts: Contacts;
}

/** The slots of a workstation that this PC is or was. */
export const slotsOf = ({ desktop, stretch }: CredentialParts, of: Enrolment): Slots =>
  new Slots(recordsOf(desktop.vault, of), stretch, of.workstation);

/**
 * The keys of a person: by slot, without a network; by the hub where there is none, or when the hub is to renew it, and
 * then with the session that was `opened`. Throws DeskError.
 */
export async function openCredentials(
  parts: CredentialParts,
  enrolment: Enrolment,
  { staff, passphrase }: { staff: string; passphrase: string },
  onProgress: (step: SignInStep) => void,
): Promise<{ credentials: Credentials; opened: SessionAnswer | null }> {
  const { contacts, now } = parts;
  let known: Credentials | null = null;
  if ((await slotsOf(parts, enrolment).list()).some((one) => one.staff === staff)) {
    onProgress({ step: 'checking' });
    known = await openSlot(parts, enrolment, staff, passphrase);
    if (!contacts.current.renew.includes(staff)) return { credentials: known, opened: null };
  }
  onProgress({ step: 'contacting' });
  try {
    const { credentials, answer, time } = await byHub(parts, enrolment, staff, passphrase, known);
    contacts.note(now(), time);
    contacts.renew(staff, false);
    await contacts.write();
    return { credentials, opened: answer };
  } catch (error) {
    if (known && error instanceof DeskError && error.code === 'no-network') return { credentials: known, opened: null };
    throw error;
  }
}

/** The keys of what this PC was before: by the slot that the person had there, or by the hub. */
export async function openFormer(
  parts: CredentialParts,
  enrolment: Enrolment,
  { staff: { id, cleared } }: Credentials,
  passphrase: string,
  isOnline: boolean,
): Promise<FormerWorkstation[]> {
  const { settled } = await readProgress(recordsOf(parts.desktop.vault, enrolment));
  const former: FormerWorkstation[] = [];
  for (const one of formerEnrolments(enrolment).filter(({ workstation }) => !settled.includes(workstation))) {
    let known = await openSlot(parts, one, id, passphrase).catch(nothingWhenRefused);
    if (isOnline && (!known || (cleared && !known.keys.secret))) {
      const signed = await byHub(parts, one, id, passphrase, null).catch(nothingWhenRefused);
      known = signed?.credentials ?? known;
    }
    // The hub gives them at the next sign-in that goes through it.
    if (!known) parts.contacts.renew(id, true);
    former.push({ enrolment: one, keys: known && (await keyRingOf(known)) });
  }
  return former;
}

async function openSlot(
  parts: CredentialParts,
  of: Enrolment,
  staff: string,
  passphrase: string,
): Promise<Credentials> {
  const slots = slotsOf(parts, of);
  const slot = (await slots.list()).find((one) => one.staff === staff);
  if (!slot) throw new DeskError('no-slot');
  try {
    return await slots.open(slot, passphrase);
  } catch (error) {
    if (error instanceof SealBroken) throw new DeskError('wrong-passphrase');
    throw error;
  }
}

function byHub(parts: CredentialParts, of: Enrolment, staff: string, passphrase: string, known: Credentials | null) {
  const { desktop, fetch, now } = parts;
  const vault = recordsOf(desktop.vault, of);
  const slots = slotsOf(parts, of);
  return signInWithHub({ desktop: { ...desktop, vault }, fetch, now, enrolment: of, slots }, staff, passphrase, known);
}

function nothingWhenRefused(error: unknown): null {
  if (error instanceof DeskError) return null;
  throw error;
}
