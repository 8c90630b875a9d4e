import { utf8 } from '#shared/crypto/bytes.ts';
import { createBoxKey, sealBox } from '#shared/crypto/sealed-box.ts';
import { createSigningKey, type SigningKey, signerOf } from '#shared/crypto/signature.ts';
import type { Staff } from '#shared/directory/directory-document.ts';
import type { SessionAnswer } from '#shared/replication/protocol.ts';
import type { Desktop } from '../platform/desktop.ts';
import { DeskError } from './desk.ts';
import type { Enrolment } from './enrolment.ts';
import type { Fetch } from './hub-calls.ts';
import { type ServerTime, signInToHub } from './hub-session.ts';
import { type Credentials, createDataKeys, type DataKeys, readDataKeys, type Slots, withoutSecret } from './keys.ts';

export interface FirstSignInParts {
  desktop: Desktop;
  fetch: Fetch;
  now: () => number;
  enrolment: Enrolment;
  slots: Slots;
}

/**
 * Signs a person in by the hub: the first time on this PC, or because the hub does not know the person's key. Leaves a
 * slot, by which the person works without a network from then on. Throws DeskError.
 */
export async function signInWithHub(
  parts: FirstSignInParts,
  staff: string,
  passphrase: string,
  known: Credentials | null,
): ReturnType<typeof signInBy> {
  try {
    return await signInBy(parts, staff, passphrase, known?.signing ?? (await createSigningKey()));
  } catch (error) {
    const isRevoked = error instanceof DeskError && error.code === 'key-revoked';
    if (!isRevoked || !known) throw error;
    return signInBy(parts, staff, passphrase, await createSigningKey());
  }
}

async function signInBy(
  { desktop, fetch, now, enrolment, slots }: FirstSignInParts,
  staff: string,
  passphrase: string,
  signing: SigningKey,
): Promise<{ credentials: Credentials; answer: SessionAnswer; time: ServerTime }> {
  const boxKey = await createBoxKey();
  // Only where nothing was ever sealed may new data keys be made: whoever lost the slots gets the keys from the hub.
  const isFirstPerson = (await slots.list()).length === 0 && (await isJournalEmpty(desktop, enrolment));
  const made = isFirstPerson ? await createDataKeys() : null;
  const recovery = made && { recovery: await sealBox(enrolment.hub.recoveryKey, utf8(JSON.stringify(made))) };
  const { answer, time } = await signInToHub(
    fetch,
    now,
    {
      workstation: enrolment.workstation,
      staff,
      key: signing.id,
      sign: await signerOf(signing.seed),
      signAsWorkstation: (text) => desktop.vault.sign(text),
    },
    { passphrase, publicKey: signing.publicKey, boxKey: boxKey.publicKey, ...recovery },
  );
  const keys = answer.dataKeys === null ? made : await readDataKeys(answer.dataKeys, boxKey);
  if (!keys) throw new DeskError('recovery-missing', 'the hub gave no data keys');
  const credentials = credentialsOf(keys, signing, answer, enrolment);
  await slots.write(credentials, passphrase);
  return { credentials, answer, time };
}

async function isJournalEmpty({ journal }: Desktop, { workstation }: Enrolment): Promise<boolean> {
  return (await journal.open(workstation)).head.n === 0;
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
