import { utf8 } from '#shared/crypto/bytes.ts';
import { createBoxKey, sealBox } from '#shared/crypto/sealed-box.ts';
import { createSigningKey, type SigningKey, signerOf } from '#shared/crypto/signature.ts';
import type { Staff } from '#shared/directory/directory-document.ts';
import type { SessionAnswer } from '#shared/replication/protocol.ts';
import type { Desktop } from '../platform/desktop.ts';
import { DeskError } from './desk.ts';
import type { Enrolment } from './enrolment.ts';
import { type Credentials, createDataKeys, type DataKeys, readDataKeys, type Slots, withoutSecret } from './keys.ts';
import type { Fetch } from './replication/hub-calls.ts';
import { type ServerTime, signInToHub } from './replication/hub-session.ts';

export interface FirstSignInParts {
  desktop: Desktop;
  fetch: Fetch;
  now: () => number;
  enrolment: Enrolment;
  slots: Slots;
}

interface SignedIn {
  credentials: Credentials;
  answer: SessionAnswer;
  time: ServerTime;
}

/**
 * Signs a person in by the hub: the first time on this PC, or because the hub is to renew what the person has. Leaves a
 * slot, by which the person works without a network from then on. Throws DeskError.
 */
export async function signInWithHub(
  parts: FirstSignInParts,
  staff: string,
  passphrase: string,
  known: Credentials | null,
): Promise<SignedIn> {
  const { desktop, fetch, now, enrolment, slots } = parts;
  const boxKey = await createBoxKey();
  let signing = known?.signing ?? (await createSigningKey());
  const call = async (recovery?: string) =>
    signInToHub(fetch, now, await signerFor(parts, staff, signing), {
      passphrase,
      publicKey: signing.publicKey,
      boxKey: boxKey.publicKey,
      ...(recovery !== undefined && { recovery }),
    });

  if (await isUntouched(parts)) await call(await newRecovery(parts));
  const { answer, time } = await call().catch(async (error: unknown) => {
    const code = error instanceof DeskError ? error.code : null;
    const recovery = code === 'recovery-missing' ? await desktop.vault.read('recovery') : null;
    if (code === 'key-revoked' && known) signing = await createSigningKey();
    // A restored hub has lost its copy; sealed to the hub alone, another could be kept here.
    else if (recovery !== null) await call(recovery);
    else throw error;
    return call();
  });
  if (answer.dataKeys === null) throw new DeskError('recovery-missing', 'the hub gave no data keys');
  const keys = await readDataKeys(answer.dataKeys, boxKey);
  const credentials = credentialsOf(keys, signing, answer, enrolment);
  await slots.write(credentials, passphrase);
  return { credentials, answer, time };
}

const signerFor = async ({ desktop, enrolment }: FirstSignInParts, staff: string, signing: SigningKey) => ({
  workstation: enrolment.workstation,
  staff,
  key: signing.id,
  sign: await signerOf(signing.seed),
  signAsWorkstation: (text: string) => desktop.vault.sign(text),
});

/** Only where nothing was ever sealed may new data keys be made: whoever lost the slots gets the old ones from the hub. */
async function isUntouched({ desktop, enrolment, slots }: FirstSignInParts): Promise<boolean> {
  const { head } = await desktop.journal.open(enrolment.workstation);
  return head.n === 0 && (await slots.list()).length === 0;
}

async function newRecovery({ desktop, enrolment }: FirstSignInParts): Promise<string> {
  const recovery = await sealBox(enrolment.hub.recoveryKey, utf8(JSON.stringify(await createDataKeys())));
  await desktop.vault.write('recovery', recovery);
  return recovery;
}

function credentialsOf(
  keys: DataKeys,
  signing: SigningKey,
  { staff }: SessionAnswer,
  enrolment: Enrolment,
): Credentials {
  const listed = enrolment.staff.find((one) => one.id === staff.id);
  const person: Staff = {
    ...staff,
    roles: staff.roles as Staff['roles'],
    position: listed?.position ?? '',
    active: true,
  };
  return { keys: staff.cleared ? keys : withoutSecret(keys), signing, staff: person };
}
